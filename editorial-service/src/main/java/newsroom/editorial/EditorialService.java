package newsroom.editorial;

import com.mongodb.client.MongoDatabase;
import newsroom.editorial.comment.CommentFeature;
import newsroom.editorial.desk.DeskFeature;
import newsroom.editorial.history.Histories;
import newsroom.editorial.paper.Papers;
import newsroom.editorial.paper.RedactionPapers;
import newsroom.editorial.paper.Revisions;
import newsroom.editorial.paper.SimilarArticles;
import newsroom.editorial.review.ReviewFeature;
import newsroom.editorial.translation.TranslationFeature;
import newsroom.editorial.work.WorkController;
import newsroom.platform.NewsroomApplication;
import newsroom.platform.NewsroomService;
import newsroom.platform.aggregate.Texts;
import newsroom.platform.file.ArticleFiles;
import newsroom.platform.file.FileConfiguration;
import newsroom.platform.web.AccessRules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/// Where editors review and translators translate.
@NewsroomService
@Import({
    DeskFeature.class,
    ReviewFeature.class,
    CommentFeature.class,
    TranslationFeature.class,
    FileConfiguration.class,
    WorkController.class
})
public class EditorialService {

    public static void main(String[] arguments) {
        start(arguments);
    }

    /// @param arguments properties in the form `--name=value`
    public static ConfigurableApplicationContext start(String... arguments) {
        return NewsroomApplication.start(EditorialService.class, "editorial", arguments);
    }

    @Bean
    Papers papers(MongoDatabase store, Texts texts, ArticleFiles files) {
        return new Papers(store.getCollection("papers"), texts, files);
    }

    @Bean
    Revisions revisions(Papers papers, Texts texts) {
        return new Revisions(papers, texts);
    }

    @Bean
    RedactionPapers redactionPapers(Papers papers, Texts texts) {
        return new RedactionPapers(papers, texts);
    }

    @Bean
    Histories histories(MongoDatabase store, Texts texts) {
        return new Histories(store.getCollection("history"), texts);
    }

    @Bean
    SimilarArticles similarArticles(Papers papers) {
        return new SimilarArticles(papers);
    }

    @Bean
    AccessRules access() {
        var one = "/translations/{articleId}/{language}";
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, "/desks", "/desks/{id}").hasAnyRole("editor", "steward");
            requests.requestMatchers("/desks/{id}").hasRole("steward");
            requests.requestMatchers("/reviews/{articleId}/desk").hasAnyRole("editor", "steward");
            requests.requestMatchers("/reviews/*/history/verify").hasAnyRole("editor", "steward");
            requests.requestMatchers("/reviews/**").hasRole("editor");
            requests.requestMatchers("/articles/{articleId}/redactions").hasRole("publisher");
            requests.requestMatchers(HttpMethod.GET, "/me/work").hasAnyRole("editor", "translator");
            requests.requestMatchers(HttpMethod.PUT, one + "/claim").hasRole("coordinator");
            requests.requestMatchers(one + "/exception").hasRole("coordinator");
            requests.requestMatchers(HttpMethod.GET, one + "/segments", one + "/segments/{n}/history")
                    .hasAnyRole("translator", "editor", "coordinator");
            requests.requestMatchers(
                            one + "/claim",
                            one + "/claim/extension",
                            one + "/release",
                            one + "/text",
                            one + "/segments",
                            one + "/segments/{n}",
                            one + "/submission")
                    .hasRole("translator");
            requests.requestMatchers(one + "/approval", one + "/return").hasAnyRole("translator", "editor");
            requests.requestMatchers(HttpMethod.GET, "/translations/**", "/languages")
                    .hasAnyRole("translator", "editor", "coordinator");
            requests.requestMatchers("/translations", one, one + "/suggestions").hasAnyRole("translator", "editor");
        };
    }
}
