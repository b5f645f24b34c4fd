package newsroom.platform.file;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import newsroom.platform.web.InternalKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a service needs that keeps copies of the files of articles.
@Configuration(proxyBeanMethods = false)
public class FileConfiguration {

    @Bean
    ArticleFiles articleFiles(MongoDatabase store) {
        return new ArticleFiles(store.getCollection("files"), new FileChunks(store.getCollection("file-chunks")));
    }

    @Bean
    PullFiles pullFiles(
            ArticleFiles files, @Value("${newsroom.submission-address}") URI from, InternalKey internalKey) {
        return new PullFiles(files, from, internalKey);
    }
}
