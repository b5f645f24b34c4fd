package newsroom.submission.flood;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import newsroom.platform.web.Admission;
import newsroom.platform.web.Problems;
import newsroom.submission.flood.Entrance.Shown;
import newsroom.submission.receipt.ReceiptHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the drafts and tells people without an account when more comes than can be taken in. Whoever has
/// an account passes by it.
///
/// Repeats under an `Idempotency-Key` of what was let in get their answer before they come here.
final class FloodGate extends OncePerRequestFilter implements Admission {

    private static final String DRAFTS = "/drafts";
    private static final Pattern FILES = Pattern.compile("/drafts/[^/]+/attachments/?");

    private static final Logger log = LoggerFactory.getLogger(FloodGate.class);
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String PROOF = "Proof-Of-Work";
    private static final String TICKET = "Queue-Ticket";

    private final Entrance entrance;
    private final Visits visits;
    private final Budget files;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicReference<Instant> toldOfHour = new AtomicReference<>(Instant.EPOCH);

    FloodGate(Entrance entrance, Visits visits, Budget files, Clock clock, RandomGenerator random) {
        this.entrance = entrance;
        this.visits = visits;
        this.files = files;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void look(HttpServletRequest request) {
        pass(request, entrance::look, visits::look, files::look);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            pass(request, entrance::enter, visits::enter, files::take);
        } catch (Refused refused) {
            Problems.write(response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private void pass(
            HttpServletRequest request,
            Function<Shown, Entrance.Answer> enter,
            Function<String, Budget.Answer> visit,
            LongFunction<Budget.Answer> file) {
        var path = request.getServletPath();
        if (request.getUserPrincipal() != null || !(path.equals(DRAFTS) || path.startsWith(DRAFTS + "/"))) {
            return;
        }
        if (path.equals(DRAFTS) && request.getMethod().equals("POST")) {
            switch (enter.apply(shown(request))) {
                case Entrance.Answer.Admitted _ -> {}
                case Entrance.Answer.Wait(var seconds) -> throw tooMuch(seconds);
                case Entrance.Answer.Asked asked -> throw proofNeeded(asked);
            }
            return;
        }
        var typed = ReceiptHeader.typed(request);
        if (typed.isEmpty() && READS.contains(request.getMethod())) {
            return; // is told to show something, which costs nothing
        }
        if (visit.apply(typed.orElse("")) instanceof Budget.Answer.Wait(var seconds)) {
            throw tooMuch(seconds);
        }
        var isFile = request.getMethod().equals("POST") && FILES.matcher(path).matches();
        if (isFile && file.apply(0) instanceof Budget.Answer.Wait(var seconds)) {
            throw tooMuch(seconds);
        }
    }

    private static Shown shown(HttpServletRequest request) {
        return new Shown(form(request), request.getHeader(PROOF), request.getHeader(TICKET));
    }

    /// What only this form has: its key, or else its words.
    private static String form(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null) {
            return "key " + key.strip().replace("\"", "");
        }
        try {
            return "body "
                    + HexFormat.of()
                            .formatHex(Stamp.sha256(request.getInputStream().readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those who were told the same time do not come back all at once.
    private Refused tooMuch(long seconds) {
        tellOperator();
        return new Refused(
                HttpStatus.TOO_MANY_REQUESTS,
                "More comes in just now than can be taken; come again after as many seconds as Retry-After says",
                seconds + random.nextLong(seconds / 2 + 2),
                Map.of());
    }

    private Refused proofNeeded(Entrance.Answer.Asked asked) {
        tellOperator();
        var more = new LinkedHashMap<String, Object>();
        more.put("challenge", asked.challenge().text());
        more.put("difficulty", asked.challenge().difficulty());
        more.put("expires", asked.challenge().expires().toString());
        more.put("ticket", asked.ticket().text());
        more.put("goodFrom", asked.ticket().goodFrom().toString());
        asked.fault().ifPresent(it -> more.put("fault", word(it)));
        return new Refused(
                HttpStatus.PRECONDITION_REQUIRED,
                asked.fault().map(FloodGate::told).orElse("Very many drafts come in just now.")
                        + " Find a number for which the SHA-256 of \"challenge:number\" begins with as many zero bits"
                        + " as difficulty says, and repeat the request with"
                        + " \"" + PROOF + ": challenge:number\"; or wait"
                        + " until goodFrom, and repeat it with \"" + TICKET + ": ticket\"",
                0,
                more);
    }

    private static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String told(Fault fault) {
        return switch (fault) {
            case NOT_OURS -> "What you sent with it was not given out here for this form.";
            case EXPIRED -> "What you sent with it has come to its end.";
            case UNSOLVED -> "The number does not solve the challenge.";
            case TOO_EASY -> "More comes in by now, and a harder challenge is to be solved.";
            case USED -> "What you sent with it was used before.";
        };
    }

    /// Once an hour: the log tells the hour alone, and how often would tell of single people.
    private void tellOperator() {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!toldOfHour.getAndSet(hour).equals(hour)) {
            log.warn("More comes in from people without an account than newsroom.submission.flood lets in at once");
        }
    }
}
