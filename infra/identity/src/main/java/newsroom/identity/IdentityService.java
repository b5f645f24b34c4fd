package newsroom.identity;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// Gives signed tokens to the newsroom's people and machines, and publishes the key by which its services check them.
///
/// It takes from Spring Boot what is listed here and nothing else, whatever lies beside it on the class path, so that
/// it can share a JVM with other services.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    JettyServletWebServerAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@EnableConfigurationProperties(IdentitySettings.class)
@Import(TokenIssuing.class)
public class IdentityService {

    public static void main(String[] arguments) {
        start(arguments);
    }

    /// Starts the service with `identity.yml` and these arguments (`--server.port=0` …) and returns when it answers.
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(IdentityService.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=identity")
                .run(arguments);
    }
}
