/** Settings of this context. */
@NullMarked
package shop.jangteo.identity.adapter.config;

import org.jspecify.annotations.NullMarked;
