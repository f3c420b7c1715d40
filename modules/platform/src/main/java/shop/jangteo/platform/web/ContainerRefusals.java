package shop.jangteo.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the servlet container refuses before the application sees it (a path that is none) is a problem document too. */
@Configuration(proxyBeanMethods = false)
class ContainerRefusals {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(PlainReport.class.getName());
            }
        });
    }

    /** Made by the container, by its name. */
    public static final class PlainReport extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String body = """
                {"type":"urn:jangteo:problem:malformed-request","title":"요청을 읽을 수 없습니다","status":%d,"code":"%s"}\
                """.formatted(status, status < 500 ? "MALFORMED_REQUEST" : "INTERNAL_ERROR");
            try {
                response.setContentType("application/problem+json");
                response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException clientGone) {
                container.getLogger().debug("answer not sent", clientGone);
            }
        }
    }
}
