/** Mail: into the log or to an SMTP server. */
@NullMarked
package shop.jangteo.support.adapter.out.mail;

import org.jspecify.annotations.NullMarked;
