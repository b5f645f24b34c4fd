package newsroom.platform;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts a service, in the same way alone and in the launcher.
public final class NewsroomApplication {

    private NewsroomApplication() {}

    /// @param service its configuration, marked with [NewsroomService]
    /// @param name of the file it is configured by, without its ending, so that several services on one class path
    ///     do not read one another's
    /// @param arguments properties in the form `--name=value`, which win over the file
    public static ConfigurableApplicationContext start(Class<?> service, String name, String... arguments) {
        return new SpringApplicationBuilder(service)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=" + name)
                .logStartupInfo(false)
                .run(arguments);
    }
}
