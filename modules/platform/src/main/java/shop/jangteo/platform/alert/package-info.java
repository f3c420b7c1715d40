/** What a person should look at: told once, counted, never lost silently. */
@NullMarked
package shop.jangteo.platform.alert;

import org.jspecify.annotations.NullMarked;
