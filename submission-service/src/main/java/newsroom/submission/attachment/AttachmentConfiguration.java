package newsroom.submission.attachment;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import newsroom.platform.file.FileChunks;
import newsroom.platform.web.StreamedBodies;
import newsroom.submission.attachment.CleanAttachments.FileCleaning;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Attachments: where they are kept, and what cleans them.
@Configuration(proxyBeanMethods = false)
public class AttachmentConfiguration {

    private static final Pattern UPLOAD = Pattern.compile("/drafts/[^/]+/attachments");
    private static final long FORM_BYTES = 16 * 1024;

    @Bean
    Attachments attachments(
            MongoDatabase store,
            @Value("${newsroom.submission.receipt-key}") String secret,
            @Value("${newsroom.submission.attachments.given-up-after:24h}") Duration givenUpAfter,
            Clock clock) {
        return new Attachments(
                store.getCollection("attachments"),
                new FileChunks(store.getCollection("attachment-chunks")),
                new OriginalSeal(secret),
                givenUpAfter,
                clock);
    }

    @Bean
    FileCleaning fileCleaning() {
        return new CleaningProcess()::clean;
    }

    @Bean
    CleanAttachments cleanAttachments(
            Attachments attachments,
            FileCleaning cleaning,
            @Value("${newsroom.submission.attachments.every:5s}") Duration every,
            @Value("${newsroom.submission.attachments.patience:5m}") Duration patience) {
        return new CleanAttachments(attachments, cleaning, every, patience);
    }

    /// A form around the file takes a little room too.
    @Bean
    StreamedBodies streamedBodies() {
        return request -> request.getMethod().equals("POST")
                        && UPLOAD.matcher(request.getRequestURI()).matches()
                ? Attachments.MOST_BYTES + FORM_BYTES
                : 0;
    }

    @Bean
    FileIntake fileIntake(
            Attachments attachments,
            @Value("${newsroom.submission.attachments.at-once:32}") int atOnce,
            @Value("${newsroom.submission.attachments.longest-upload:15m}") Duration longest) {
        return new FileIntake(attachments, atOnce, longest);
    }
}
