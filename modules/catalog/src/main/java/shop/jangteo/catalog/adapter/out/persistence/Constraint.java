package shop.jangteo.catalog.adapter.out.persistence;

import org.springframework.dao.DuplicateKeyException;

/** Which UNIQUE constraint refused a row: both MariaDB and MySQL name it in their message and nowhere else. */
final class Constraint {

    private Constraint() {}

    static boolean refused(DuplicateKeyException duplicate, String name) {
        return String.valueOf(duplicate.getMessage()).contains(name);
    }
}
