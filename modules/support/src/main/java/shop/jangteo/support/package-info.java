/** Reviews, notifications, the operator's figures and the audit log: what accompanies a sale. */
@ApplicationModule(
        displayName = "Support",
        allowedDependencies = {
            "kernel",
            "platform",
            "contract.audit",
            "contract.delivery",
            "contract.identity",
            "contract.ordering",
            "contract.payment",
            "contract.promotion",
            "contract.support"
        })
@NullMarked
package shop.jangteo.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
