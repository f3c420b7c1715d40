/** What the platform tells about commands that operators and sellers gave. */
@ApplicationModule(displayName = "Audit events")
@NullMarked
package shop.jangteo.contract.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
