package newsroom.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.security.oauth2.core.OAuth2ErrorCodes.INVALID_CLIENT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/// Refuses a token in the words of RFC 6749, 5.2: the error's code, and nothing of the request.
final class TokenRefusal implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        answer(
                response,
                refused instanceof OAuth2AuthenticationException told
                        ? told.getError().getErrorCode()
                        : INVALID_CLIENT);
    }

    /// Somebody asked without a name and secret.
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        answer(response, INVALID_CLIENT);
    }

    private static void answer(HttpServletResponse response, String code) throws IOException {
        if (code.equals(INVALID_CLIENT)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(WWW_AUTHENTICATE, "Basic realm=\"newsroom\"");
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        response.setContentType(APPLICATION_JSON_VALUE);
        response.getOutputStream().write("{\"error\":\"%s\"}".formatted(code).getBytes(UTF_8));
    }
}
