/** What a device holds to act for a member: signed tokens and random ones. */
@NullMarked
package shop.jangteo.identity.adapter.out.token;

import org.jspecify.annotations.NullMarked;
