/** What members are told, and how mail is tried. Plain Java. */
@NullMarked
package shop.jangteo.support.domain.notification;

import org.jspecify.annotations.NullMarked;
