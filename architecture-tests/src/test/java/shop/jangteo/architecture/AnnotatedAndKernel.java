package shop.jangteo.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/**
 * Modules are the packages that say so. The kernel can't, as plain Java without any framework's annotation, yet contexts
 * declare that they stand on it.
 */
final class AnnotatedAndKernel implements ApplicationModuleDetectionStrategy {

    private final ApplicationModuleDetectionStrategy annotated =
            ApplicationModuleDetectionStrategy.explicitlyAnnotated();

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return Stream.concat(
                annotated.getModuleBasePackages(root),
                root.getDirectSubPackages().stream()
                        .filter(folder -> folder.getName().equals("shop.jangteo.kernel")));
    }
}
