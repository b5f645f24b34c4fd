package newsroom.platform.web;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/// What every HTTP interface of the newsroom does alike: errors, sign-in, bounds, repeatable writes.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({Problems.class, ProblemErrorController.class})
public class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedIn());
        resolvers.add(new Seeded());
    }

    /// JSON as strict as the newsroom's word: a field that is not known is a mistake worth telling, and a number is no
    /// text.
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        it -> Stream.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> it.setCoercion(shape, CoercionAction.Fail)))
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE);
    }

    @Bean
    InternalKey internalKey(@Value("${newsroom.internal-key:}") String key) {
        return new InternalKey(key);
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, AccessRules rules, InternalKey internal)
            throws Exception {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(WebConfiguration::authorities);
        return http.csrf(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(it -> it.disable())
                .logout(it -> it.disable())
                .anonymous(it -> it.authorities("ROLE_ANONYMOUS"))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/error", "/v3/api-docs", "/v3/api-docs.yaml")
                            .permitAll();
                    requests.requestMatchers("/parked/**").hasRole("steward");
                    requests.requestMatchers("/internal/**")
                            .access((_, asked) -> new AuthorizationDecision(internal.isIn(asked.getRequest())));
                    // answered on the management address alone, which is bound to loopback
                    requests.requestMatchers("/actuator/**").permitAll();
                    rules.allow(requests);
                    requests.anyRequest().access((_, _) -> new AuthorizationDecision(false));
                })
                .oauth2ResourceServer(server -> server.jwt(it -> it.jwtAuthenticationConverter(converter))
                        .authenticationEntryPoint((_, response, _) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            Problems.write(
                                    response, HttpStatus.UNAUTHORIZED, "Sign in: a valid bearer token is needed");
                        }))
                .exceptionHandling(it -> it.authenticationEntryPoint((_, response, _) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            Problems.write(
                                    response, HttpStatus.UNAUTHORIZED, "Sign in: a valid bearer token is needed");
                        })
                        .accessDeniedHandler((_, response, denied) ->
                                Problems.write(response, HttpStatus.FORBIDDEN, withoutRight(denied))))
                .build();
    }

    /// Names the roles of which one would do, where there are any.
    private static String withoutRight(AccessDeniedException denied) {
        var detail = "Your account does not have the right for this";
        return denied instanceof AuthorizationDeniedException by
                        && by.getAuthorizationResult() instanceof AuthorityAuthorizationDecision needed
                ? detail + "; it takes the role "
                        + needed.getAuthorities().stream()
                                .map(it -> String.valueOf(it.getAuthority()).replace("ROLE_", ""))
                                .sorted()
                                .collect(Collectors.joining(" or "))
                : detail;
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlation() {
        var filter = new FilterRegistrationBean<>(new CorrelationFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BoundedBodyFilter> boundedBodies(
            @Value("${newsroom.web.most-kilobytes:2048}") int mostKilobytes, ObjectProvider<StreamedBodies> streamed) {
        var filter = new FilterRegistrationBean<>(
                new BoundedBodyFilter(mostKilobytes * 1024, streamed.getIfAvailable(() -> _ -> 0)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    IdempotencyKeys idempotencyKeys(MongoDatabase store, Clock clock) {
        return new IdempotencyKeys(store.getCollection("idempotency"), clock);
    }

    @Bean
    AnswersByKey answersByKey(IdempotencyKeys keys) {
        return keys::spend;
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(IdempotencyKeys keys, ObjectProvider<Admission> admission) {
        var filter = new FilterRegistrationBean<>(new IdempotencyFilter(keys, admission.getIfAvailable(() -> _ -> {})));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 10); // behind it is what a repeat does not do again
        return filter;
    }

    /// What Jetty answers by itself, such as to a malformed request line, is a problem document too, and says nothing
    /// about the server.
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> quietJetty() {
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                var http = connector.getConnectionFactory(HttpConnectionFactory.class);
                if (http != null) {
                    http.getHttpConfiguration().setSendServerVersion(false);
                }
            }
            server.setErrorHandler((_, response, callback) -> {
                writeProblem(response, callback);
                return true;
            });
        });
    }

    private static void writeProblem(Response response, Callback callback) {
        var status = HttpStatus.valueOf(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // After a request that it could not read Jetty ends the connection; a client has to know.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(
                response,
                true,
                new String(Problems.bytes(status, null), java.nio.charset.StandardCharsets.UTF_8),
                callback);
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        return claim(token, "roles").stream()
                .<GrantedAuthority>map(it -> new SimpleGrantedAuthority("ROLE_" + it))
                .toList();
    }

    private static Set<String> claim(Jwt token, String name) {
        return new HashSet<>(Objects.requireNonNullElse(token.getClaimAsStringList(name), List.of()));
    }

    /// Gives a controller the [Member] who is signed in: none where the parameter is an [Optional] and nobody is.
    private static final class SignedIn implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.nestedIfOptional().getNestedParameterType() == Member.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var member = request.getUserPrincipal() instanceof JwtAuthenticationToken token
                    ? new Member(
                            token.getName(),
                            claim(token.getToken(), "roles"),
                            claim(token.getToken(), "languages"),
                            claim(token.getToken(), "reads"))
                    : null;
            return parameter.isOptional() ? Optional.ofNullable(member) : Objects.requireNonNull(member);
        }
    }

    private static final class Seeded implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == RequestSeed.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return request.getAttribute(IdempotencyFilter.SEED, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /// Ties the answer to this request, should it be stored, to an article, so that [AnswersByKey#forget] reaches it.
    public static void answerIsAbout(HttpServletRequest request, UUID article) {
        request.setAttribute(IdempotencyFilter.ARTICLE, article);
    }
}
