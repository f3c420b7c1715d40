package shop.jangteo;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The shop: all contexts in one process. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Jangteo")
public class JangteoApplication {

    public static void main(String[] arguments) {
        // Drivers and libraries that still ask the JVM's zone must not move a stored instant by a summer hour.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(JangteoApplication.class, arguments);
    }
}
