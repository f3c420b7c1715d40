/** What members and operators can have this context do. */
@NullMarked
package shop.jangteo.identity.application;

import org.jspecify.annotations.NullMarked;
