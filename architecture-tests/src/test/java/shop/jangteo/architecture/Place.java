package shop.jangteo.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the house plan a class lives. A fixture builds a house of its own below {@code shop.jangteo.fixture.<rule>}.
 *
 * @param area a context, or kernel, contract, platform …; empty for the main class
 * @param rest what follows in the package's name: {@code domain.order}
 */
record Place(String area, String rest) {

    static final List<String> CONTEXTS =
            List.of("identity", "catalog", "ordering", "payment", "delivery", "promotion", "support");

    private static final Pattern PACKAGE =
            Pattern.compile("shop\\.jangteo(?:\\.fixture\\.\\w+)?(?:\\.(?<area>\\w+)(?:\\.(?<rest>.+))?)?");

    /** Empty when the class isn't the product's. */
    static Optional<Place> of(JavaClass type) {
        Matcher matcher = PACKAGE.matcher(type.getPackageName());
        return matcher.matches()
                ? Optional.of(new Place(orEmpty(matcher.group("area")), orEmpty(matcher.group("rest"))))
                : Optional.empty();
    }

    static DescribedPredicate<JavaClass> inContext() {
        return DescribedPredicate.describe(
                "are a context's", type -> of(type).filter(Place::isContext).isPresent());
    }

    /** @param part layer or deeper: {@code domain}, {@code adapter.in.messaging} */
    static DescribedPredicate<JavaClass> inContexts(String part) {
        return DescribedPredicate.describe(
                "are in a context's " + part,
                type -> of(type).filter(Place::isContext)
                        .filter(place -> place.isIn(part))
                        .isPresent());
    }

    boolean isContext() {
        return CONTEXTS.contains(area);
    }

    boolean isIn(String part) {
        return rest.equals(part) || rest.startsWith(part + ".");
    }

    /** The same context's given layer, or something below it. */
    boolean hasInItsOwn(String part, Place other) {
        return other.area.equals(area) && other.isIn(part);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
