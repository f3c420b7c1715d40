/** What all parts of the context share: its broken rules and the business day. Plain Java. */
@NullMarked
package shop.jangteo.support.domain;

import org.jspecify.annotations.NullMarked;
