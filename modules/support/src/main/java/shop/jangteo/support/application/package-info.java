/** What the context can be told to do: one class for each use case. */
@NullMarked
package shop.jangteo.support.application;

import org.jspecify.annotations.NullMarked;
