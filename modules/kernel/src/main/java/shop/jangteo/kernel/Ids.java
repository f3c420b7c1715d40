package shop.jangteo.kernel;

import java.util.UUID;

/** Where new ids come from: UUID version 7, so that rows are stored in the order they arose. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
