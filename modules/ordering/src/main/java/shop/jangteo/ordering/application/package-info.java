/** What members, sellers, operators and events have this context do: one class per use case. */
@NullMarked
package shop.jangteo.ordering.application;

import org.jspecify.annotations.NullMarked;
