/** Real MariaDB and Redis servers out of Maven artifacts: one launcher for the product, its tests and code generation. */
@org.jspecify.annotations.NullMarked
package shop.jangteo.embedded;
