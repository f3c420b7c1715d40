package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.adapter.query.ShippingRuleQueries;
import shop.jangteo.ordering.adapter.query.ShippingRulesView;
import shop.jangteo.ordering.application.ChangeShippingRules;
import shop.jangteo.ordering.domain.order.ShippingRules;
import shop.jangteo.platform.web.Allowed;

@RestController
@RequestMapping("/api/admin/shipping-rules")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "shipping rules", description = "What delivery costs, and the least that an order's goods come to")
class ShippingRulesController {

    private final ChangeShippingRules changeShippingRules;
    private final ShippingRuleQueries rules;

    ShippingRulesController(ChangeShippingRules changeShippingRules, ShippingRuleQueries rules) {
        this.changeShippingRules = changeShippingRules;
        this.rules = rules;
    }

    /**
     * Amounts in won.
     *
     * @param freeFrom goods for this much are delivered without the base fee; a zone's surcharge stays
     * @param version that the operator has seen
     */
    @Schema(example = """
        {"baseFee": 3000, "freeFrom": 50000, "minimumOrderAmount": 10000, "version": 1, "zones": [
          {"name": "제주", "fromPostalCode": "63000", "toPostalCode": "63644", "surcharge": 3000},
          {"name": "경북 울릉", "fromPostalCode": "40200", "toPostalCode": "40240", "surcharge": 5000}]}\
        """)
    record Change(
            @NotNull @PositiveOrZero Long baseFee,
            @NotNull @PositiveOrZero Long freeFrom,
            @NotNull @PositiveOrZero Long minimumOrderAmount,
            @NotNull @Size(max = 500) List<@NotNull @Valid Zone> zones,
            @NotNull Long version) {}

    /** All postal codes from one to another, both included. */
    record Zone(
            @NotBlank @Size(max = 50) String name,
            @NotNull @Pattern(regexp = "[0-9]{5}") String fromPostalCode,
            @NotNull @Pattern(regexp = "[0-9]{5}") String toPostalCode,
            @NotNull @PositiveOrZero Long surcharge) {

        private ShippingRules.Zone toDomain() {
            return new ShippingRules.Zone(name.strip(), fromPostalCode, toPostalCode, Money.won(surcharge));
        }
    }

    @GetMapping
    @Operation(summary = "Show what delivery costs")
    ShippingRulesView show() {
        return ShippingRulesView.of(rules.current());
    }

    @PutMapping
    @Operation(summary = "Change what delivery costs from the next order on")
    ShippingRulesView change(Actor actor, @Valid @RequestBody Change change) {
        return ShippingRulesView.of(changeShippingRules.handle(new ChangeShippingRules.Command(
                actor,
                Money.won(change.baseFee()),
                Money.won(change.freeFrom()),
                Money.won(change.minimumOrderAmount()),
                change.zones().stream().map(Zone::toDomain).toList(),
                change.version())));
    }
}
