/** What other contexts hear from this one. */
@NullMarked
package shop.jangteo.identity.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
