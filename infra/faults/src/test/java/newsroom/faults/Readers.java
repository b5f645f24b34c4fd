package newsroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// The public: some follow the changes from the first on, some read whatever there is.
final class Readers {

    private static final List<String> FORMATS = List.of("atom", "rss", "json");

    private final Newsroom newsroom;
    private final Clients clients;
    private final Map<String, List<JsonNode>> changes = new ConcurrentHashMap<>();
    private final Map<String, String> cursors = new ConcurrentHashMap<>();

    Readers(Newsroom newsroom, Clients clients) {
        this.newsroom = newsroom;
        this.clients = clients;
    }

    /// What each reader of the changes has read.
    synchronized Map<String, List<JsonNode>> changes() {
        return Map.copyOf(changes);
    }

    /// Follows the changes: each instance has a reader of its own, and one goes from instance to instance.
    void follow() {
        while (!clients.isOver()) {
            followOnce();
            Clients.pause();
        }
    }

    private synchronized void followOnce() {
        var instances = newsroom.instances(Service.PUBLICATION);
        instances.forEach(it -> page("the reader at " + it.name(), it));
        var read = changes.getOrDefault("the wandering reader", List.of()).size();
        page("the wandering reader", instances.get(read % instances.size()));
    }

    /// Whether all have read as much, and so has somebody who begins only now.
    synchronized boolean haveReadTheSame() {
        followOnce();
        newsroom.instances(Service.PUBLICATION).forEach(it -> page("who began last, at " + it.name(), it));
        return changes.values().stream().map(List::size).distinct().count() <= 1;
    }

    private void page(String reader, Instance instance) {
        var more = true;
        while (more) {
            var cursor = cursors.getOrDefault(reader, "");
            var page = clients.read(instance, "/changes?limit=50&since=" + cursor)
                    .filter(it -> it.statusCode() == 200)
                    .map(it -> Clients.json(it.body()));
            if (page.isEmpty()) {
                return;
            }
            var entries = changes.computeIfAbsent(reader, _ -> new ArrayList<>());
            page.get().path("changes").forEach(entries::add);
            cursors.put(reader, page.get().path("next").asString(""));
            more = page.get().path("more").asBoolean(false);
        }
    }

    /// Reads feeds, lists and editions.
    void browse(RandomGenerator random) {
        while (!clients.isOver()) {
            var instances = newsroom.instances(Service.PUBLICATION);
            var instance = instances.get(random.nextInt(instances.size()));
            clients.read(instance, anything(random));
            Clients.pause();
        }
    }

    /// Reads every feed once, at every instance.
    void readEverything() {
        for (var instance : newsroom.instances(Service.PUBLICATION)) {
            feeds().forEach(it -> clients.read(instance, it));
        }
    }

    private static List<String> feeds() {
        var feeds = new ArrayList<>(List.of("/feeds.opml", "/editions?limit=200"));
        for (var format : FORMATS) {
            feeds.add("/feeds/all." + format);
            Story.LANGUAGES.forEach(it -> feeds.add("/feeds/" + it + "." + format));
        }
        return feeds;
    }

    private String anything(RandomGenerator random) {
        var known = changes.values().stream()
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (known.isEmpty() || random.nextInt(3) == 0) {
            var feeds = feeds();
            return feeds.get(random.nextInt(feeds.size()));
        }
        var change = known.get(random.nextInt(Math.max(1, known.size() - 1)));
        var article = change.path("articleId").asString("");
        var language = change.path("language").asString("");
        return switch (random.nextInt(3)) {
            case 0 -> "/editions/" + article + "/" + language;
            case 1 -> "/articles/" + article;
            default -> "/" + language + "/" + article + "/any";
        };
    }
}
