/** Generates jOOQ tables out of a context's migrations; part of the build, never of the product. */
@org.jspecify.annotations.NullMarked
package shop.jangteo.codegen;
