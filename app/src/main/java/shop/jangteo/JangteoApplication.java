package shop.jangteo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The shop: all contexts in one process. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Jangteo")
public class JangteoApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(JangteoApplication.class, arguments);
    }
}
