package newsroom.platform.web;

import com.mongodb.MongoException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Errors that no controller was reached with, such as those of filters, as problem documents.
@Hidden
@RestController
final class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer it ? it : 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown && isOutage(thrown)) {
            Problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, Problems.OUTAGE);
            return;
        }
        var status = HttpStatus.resolve(code);
        Problems.write(response, status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, null);
    }

    private static boolean isOutage(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException) {
                return true;
            }
        }
        return false;
    }
}
