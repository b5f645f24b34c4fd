package newsroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class TestTokensTest {
    @Test
    void a_service_believes_the_tokens_of_an_issuer_it_finds() {
        try (var tokens = TestTokens.start()) {
            var token = JwtDecoders.fromIssuerLocation(tokens.issuer()).decode(tokens.translator("rosa", "es", "ru"));

            assertThat(token.getSubject()).isEqualTo("rosa");
            assertThat(token.getAudience()).containsExactly("newsroom");
            assertThat(token.getClaimAsStringList("roles")).isEqualTo(List.of("translator"));
            assertThat(token.getClaimAsStringList("languages")).isEqualTo(List.of("es", "ru"));
        }
    }
}
