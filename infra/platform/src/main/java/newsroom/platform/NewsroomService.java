package newsroom.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import newsroom.platform.messaging.MessagingConfiguration;
import newsroom.platform.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Marks the configuration of a service. It brings a closed list of what Spring Boot configures, so that a service is
/// made
/// of the same parts alone and in the launcher, whose class path holds the parts of all.
@Retention(RUNTIME)
@Target(TYPE)
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({StoreConfiguration.class, MessagingConfiguration.class, WebConfiguration.class})
@ImportAutoConfiguration({
    // context
    org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration.class,
    org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration.class,
    org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration.class,
    org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration.class,
    org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration.class,
    org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration.class,
    org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration.class,
    // web
    org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration.class,
    org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration.class,
    org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration.class,
    org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration.class,
    org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration.class,
    org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration.class,
    org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration.class,
    // security
    org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration.class,
    org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration.class,
    org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration.class,
    org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration.class,
    // health and metrics
    org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration.class,
    org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration.class,
    org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration.class,
    org.springframework.boot.actuate.autoconfigure.beans.BeansEndpointAutoConfiguration.class,
    org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration.class,
    org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration.class,
    org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration
            .class,
    org.springframework.boot.webmvc.autoconfigure.actuate.endpoint.web.WebMvcHealthEndpointExtensionAutoConfiguration
            .class,
    org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration.class,
    org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration.class,
    org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration.class,
    org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration.class,
    org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration.class,
    org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration.class,
    org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration.class,
    org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration.class,
    org.springframework.boot.micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration.class,
    org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration
            .class,
    org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration.class,
    org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration.class,
    // store
    org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration.class,
    // messaging
    org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration.class,
    org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration.class,
    org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration.class,
    org.springframework.cloud.function.cloudevent.CloudEventsFunctionExtensionConfiguration.class,
    org.springframework.cloud.stream.config.BindingServiceConfiguration.class,
    org.springframework.cloud.stream.function.FunctionConfiguration.class,
    org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration.class,
    org.springframework.cloud.stream.binder.kafka.config.ExtendedBindingHandlerMappingsProviderConfiguration.class,
    org.springframework.cloud.stream.binder.kafka.config.MessageConverterHelperConfiguration.class,
    // OpenAPI
    org.springdoc.core.properties.SpringDocConfigProperties.class,
    org.springdoc.core.configuration.SpringDocConfiguration.class,
    org.springdoc.core.configuration.SpringDocSpecPropertiesConfiguration.class,
    org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration.class
})
public @interface NewsroomService {}
