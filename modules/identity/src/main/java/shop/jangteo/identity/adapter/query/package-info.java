/** What is shown, straight from the tables. */
@NullMarked
package shop.jangteo.identity.adapter.query;

import org.jspecify.annotations.NullMarked;
