package newsroom.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the embedded store cannot do it refuses, with a code of MongoDB's own; it never takes it and does
/// something else. A real server does most of this, so these are tests of the embedded store alone.
class RefusalsTest {
    /// BadValue, FailedToParse, CannotCreateIndex, InvalidOptions, CommandNotSupported, InvalidPipelineOperator,
    /// InvalidIndexSpecificationOption, NotImplemented, unknown field: what MongoDB says of what it does not take.
    private static final Set<Integer> NOT_TAKEN = Set.of(2, 9, 67, 72, 115, 168, 197, 238, 40415);

    private static final int NO_SUCH_COMMAND = 59;
    private static final int NO_INDEX_OF_TEXTS = 27;
    private static final int NEEDS_A_REPLICA_SET = 20;
    private static final int CHANGE_STREAM_NEEDS_A_REPLICA_SET = 40573;
    private static final int NEEDS_A_HINT = 51173;
    private static final int NEGATIVE_SKIP = 51024;

    @TempDir
    private Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> drafts;

    @BeforeEach
    void open() {
        store = EmbeddedStore.start(folder, 0);
        client = MongoClients.create(store.connectionString());
        database = client.getDatabase("newsroom");
        drafts = database.getCollection("drafts");
        drafts.insertMany(documents());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void collations() {
        refuses("""
            {find: 'drafts', filter: {a: 'x'}, collation: {locale: 'es'}}
            {count: 'drafts', query: {a: 'x'}, collation: {locale: 'es'}}
            {distinct: 'drafts', key: 'a', collation: {locale: 'es'}}
            {aggregate: 'drafts', pipeline: [{$match: {a: 'x'}}], cursor: {}, collation: {locale: 'es'}}
            {update: 'drafts', updates: [{q: {a: 'x'}, u: {$set: {n: 5}}, collation: {locale: 'es'}}]}
            {delete: 'drafts', deletes: [{q: {a: 'x'}, limit: 1, collation: {locale: 'es'}}]}
            {findAndModify: 'drafts', query: {a: 'x'}, update: {$set: {n: 5}}, collation: {locale: 'es'}}
            {createIndexes: 'drafts', indexes: [{key: {a: 1}, name: 'a', collation: {locale: 'es'}}]}
            {create: 'other', collation: {locale: 'es'}}
            """);
    }

    @Test
    void collections_of_other_kinds() {
        refuses("""
            {create: 'other1', validator: {a: {$exists: true}}}
            {create: 'other2', capped: true, size: 4096}
            {create: 'other3', timeseries: {timeField: 'at'}}
            {create: 'other4', expireAfterSeconds: 60}
            {create: 'other5', clusteredIndex: {key: {_id: 1}, unique: true}}
            {create: 'other6', viewOn: 'drafts', pipeline: [{$match: {n: 1}}]}
            {create: 'other7', foo: 1}
            {collMod: 'drafts', validator: {a: {$exists: true}}}
            {convertToCapped: 'drafts', size: 4096}
            """, NO_SUCH_COMMAND);
        assertThat(database.listCollectionNames()).containsExactly("drafts");
    }

    @Test
    void indexes_of_other_kinds_and_options_of_indexes_that_would_do_nothing() {
        refuses("""
            {createIndexes: 'drafts', indexes: [{key: {a: 'text'}, name: 'i1'}]}
            {createIndexes: 'drafts', indexes: [{key: {a: 'hashed'}, name: 'i2'}]}
            {createIndexes: 'drafts', indexes: [{key: {a: '2dsphere'}, name: 'i3'}]}
            {createIndexes: 'drafts', indexes: [{key: {a: '2d'}, name: 'i4'}]}
            {createIndexes: 'drafts', indexes: [{key: {'$**': 1}, name: 'i5'}]}
            {createIndexes: 'drafts', indexes: [{key: {'b.$**': 1}, name: 'i6'}]}
            {createIndexes: 'drafts', indexes: [{key: {c: 1}, name: 'i7', hidden: true}]}
            {createIndexes: 'drafts', indexes: [{key: {d: 1}, name: 'i8', weights: {d: 1}}]}
            {createIndexes: 'drafts', indexes: [{key: {e: 1}, name: 'i9', default_language: 'es'}]}
            {createIndexes: 'drafts', indexes: [{key: {f: 1}, name: 'i10', storageEngine: {x: {}}}]}
            {createIndexes: 'drafts', indexes: [{key: {g: 1}, name: 'i11', wildcardProjection: {g: 1}}]}
            {createIndexes: 'drafts', indexes: [{key: {h: 1}, name: 'i12', partialFilterExpression: {$where: '1'}}]}
            {createIndexes: 'drafts', indexes: [{key: {i: 1}, name: 'i13', partialFilterExpression: {n: {$mod: [2, 1]}}}]}
            {createIndexes: 'drafts', indexes: [{key: {j: 1}, name: 'i14', sparse: true, partialFilterExpression: {n: 1}}]}
            {createIndexes: 'drafts', indexes: [{key: {k: 1}, name: 'i15', expireAfterSeconds: -1}]}
            {createIndexes: 'drafts', indexes: [{key: {l: 1, m: 1}, name: 'i16', expireAfterSeconds: 1}]}
            """);
        assertThat(drafts.listIndexes()).hasSize(1);
    }

    @Test
    void texts_to_be_searched_and_code_to_be_run() {
        refuses("""
            {find: 'drafts', filter: {$text: {$search: 'x'}}}
            {find: 'drafts', filter: {$where: 'this.n > 1'}}
            {find: 'drafts', filter: {$expr: {$function: {body: 'x', args: [], lang: 'js'}}}}
            {find: 'drafts', filter: {$jsonSchema: {required: ['z']}}}
            {delete: 'drafts', deletes: [{q: {$where: 'this.n > 1'}, limit: 0}]}
            {mapReduce: 'drafts', map: 'x', reduce: 'y', out: {inline: 1}}
            """, NO_INDEX_OF_TEXTS, NO_SUCH_COMMAND);
    }

    @Test
    void updates_by_a_pipeline() {
        refuses("""
            {update: 'drafts', updates: [{q: {_id: 1}, u: [{$set: {n: 5}}]}]}
            {update: 'drafts', updates: [{q: {_id: 9}, u: [{$set: {n: 5}}], multi: true}]}
            {findAndModify: 'drafts', query: {_id: 1}, update: [{$set: {n: 5}}]}
            """);
    }

    @Test
    void transactions() {
        var session =
                "lsid: {id: {$binary: {base64: 'FGquaG4/SZiKoxE2V/Nawg==', subType: '04'}}}, txnNumber: {$numberLong:"
                        + " '1'}";
        refuses("""
            {insert: 'drafts', documents: [{_id: 3}], %1$s, startTransaction: true, autocommit: false}
            {insert: 'drafts', documents: [{_id: 4}], %1$s}
            {find: 'drafts', %1$s, startTransaction: true, autocommit: false}
            """.formatted(session), NEEDS_A_REPLICA_SET);
        assertThatThrownBy(() -> {
                    try (var asked = client.startSession()) {
                        asked.startTransaction();
                        drafts.insertOne(asked, new Document("_id", 5));
                        asked.commitTransaction();
                    }
                })
                .isInstanceOf(MongoException.class);
        assertThat(drafts.countDocuments()).isEqualTo(2);
    }

    @Test
    void change_streams() {
        refuses("""
            {aggregate: 'drafts', pipeline: [{$changeStream: {}}], cursor: {}}
            {aggregate: 1, pipeline: [{$changeStream: {}}], cursor: {}}
            """, CHANGE_STREAM_NEEDS_A_REPLICA_SET);
        assertThat(StoreContract.refusalOf(() -> client.watch().cursor().tryNext()))
                .isEqualTo(CHANGE_STREAM_NEEDS_A_REPLICA_SET);
    }

    @Test
    void hints_at_indexes_that_are_not_there() {
        refuses("""
            {find: 'drafts', hint: {a: 1}}
            {find: 'drafts', hint: 'a_1'}
            {count: 'drafts', hint: 'a_1'}
            {distinct: 'drafts', key: 'a', hint: 'a_1'}
            {aggregate: 'drafts', pipeline: [], cursor: {}, hint: 'a_1'}
            {update: 'drafts', updates: [{q: {_id: 1}, u: {$set: {n: 5}}, hint: 'a_1'}]}
            {delete: 'drafts', deletes: [{q: {_id: 1}, limit: 1, hint: {a: 1}}]}
            {findAndModify: 'drafts', query: {_id: 1}, update: {$set: {n: 5}}, hint: 'a_1'}
            """);
    }

    @Test
    void options_that_would_do_nothing() {
        refuses("""
            {find: 'drafts', returnKey: true}
            {find: 'drafts', showRecordId: true}
            {find: 'drafts', min: {a: 'x'}}
            {find: 'drafts', max: {a: 'x'}}
            {find: 'drafts', tailable: true}
            {find: 'drafts', let: {x: 1}}
            {find: 'drafts', skip: -1}
            {find: 'drafts', foo: 1}
            {insert: 'drafts', documents: [{_id: 3}], foo: 1}
            {insert: 'drafts', documents: [{_id: 3}], writeConcern: {w: 2}}
            {update: 'drafts', updates: [{q: {_id: 1}, u: {$set: {n: 5}}}], let: {x: 1}}
            {update: 'drafts', updates: [{q: {_id: 1}, u: {$set: {n: 5}}, foo: 1}]}
            {update: 'drafts', updates: [{q: {}, u: {$set: {n: 5}}, sort: {n: -1}}]}
            {delete: 'drafts', deletes: [{q: {_id: 1}, limit: 1}], let: {x: 1}}
            {delete: 'drafts', deletes: [{q: {_id: 1}, limit: 1, foo: 1}]}
            {findAndModify: 'drafts', query: {_id: 1}, update: {$set: {n: 5}}, foo: 1}
            {count: 'drafts', foo: 1}
            {distinct: 'drafts', key: 'a', foo: 1}
            {aggregate: 'drafts', pipeline: [], cursor: {}, foo: 1}
            """, NEEDS_A_HINT, NEGATIVE_SKIP);
    }

    /// Of all kinds of bytes but plain ones and UUIDs.
    @Test
    void bytes_of_a_kind_that_would_not_come_back() {
        for (var kind : new byte[] {1, 3, 5}) {
            var bytes = new Binary(kind, new byte[16]);
            try {
                drafts.insertOne(new Document("_id", kind).append("bytes", bytes));
            } catch (MongoException e) {
                continue;
            }
            assertThat(drafts.find(eq("bytes", bytes)).map(it -> it.get("bytes")))
                    .containsExactly(bytes);
        }
    }

    /// @param commands one a line
    /// @param rather the codes of their own that a real server has for some of them
    private void refuses(String commands, Integer... rather) {
        var wrong = new ArrayList<String>();
        for (var command : commands.lines().toList()) {
            var code = codeOf(command);
            if (!NOT_TAKEN.contains(code) && !List.of(rather).contains(code)) {
                wrong.add((code == 0 ? "taken: " : "refused with " + code + ": ") + command);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(drafts.find()).containsExactlyElementsOf(documents());
    }

    /// The code with which a command or its one write is refused, 0 if it is not.
    private int codeOf(String command) {
        try {
            var answer = database.runCommand(BsonDocument.parse(command));
            var refused = answer.getList("writeErrors", Document.class, List.of());
            return refused.isEmpty() ? 0 : refused.getFirst().getInteger("code");
        } catch (MongoCommandException e) {
            return e.getErrorCode();
        }
    }

    private static List<Document> documents() {
        return List.of(Document.parse("{_id: 1, a: 'x', n: 1}"), Document.parse("{_id: 2, a: 'X', n: 2}"));
    }
}
