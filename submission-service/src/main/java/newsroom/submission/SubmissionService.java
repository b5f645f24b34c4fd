package newsroom.submission;

import newsroom.platform.NewsroomApplication;
import newsroom.platform.NewsroomService;
import newsroom.platform.web.AccessRules;
import newsroom.submission.attachment.AttachmentConfiguration;
import newsroom.submission.draft.DraftConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Where contributors write, send and follow their drafts.
@NewsroomService
@Import({DraftConfiguration.class, AttachmentConfiguration.class})
public class SubmissionService {

    public static void main(String[] args) {
        start(args);
    }

    public static ConfigurableApplicationContext start(String... args) {
        return NewsroomApplication.start(SubmissionService.class, "submission", args);
    }

    /// Nobody has to sign in: a draft is opened to its account or to whoever holds its receipt, and to nobody else.
    @Bean
    AccessRules access() {
        return requests -> requests.requestMatchers("/drafts", "/drafts/**").permitAll();
    }
}
