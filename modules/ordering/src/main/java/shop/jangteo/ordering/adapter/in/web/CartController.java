package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.adapter.query.CartQueries;
import shop.jangteo.ordering.adapter.query.CartView;
import shop.jangteo.ordering.adapter.query.CartView.LeftBehind;
import shop.jangteo.ordering.application.AddToCart;
import shop.jangteo.ordering.application.ChangeCartLine;
import shop.jangteo.ordering.application.RemoveFromCart;
import shop.jangteo.platform.web.GuestsToo;

@RestController
@RequestMapping("/api/cart")
@Tag(
        name = "cart",
        description = "What a member or a guest has set aside to buy; every answer is the whole cart. A member's first"
                + " request with a guest's cookie takes the guest's cart over")
class CartController {

    private final AddToCart addToCart;
    private final ChangeCartLine changeCartLine;
    private final RemoveFromCart removeFromCart;
    private final GuestVisits guests;
    private final CartQueries carts;

    CartController(
            AddToCart addToCart,
            ChangeCartLine changeCartLine,
            RemoveFromCart removeFromCart,
            GuestVisits guests,
            CartQueries carts) {
        this.addToCart = addToCart;
        this.changeCartLine = changeCartLine;
        this.removeFromCart = removeFromCart;
        this.guests = guests;
        this.carts = carts;
    }

    record NewItem(@NotNull UUID variantId, @NotNull @Min(1) Integer quantity) {}

    /** @param quantity 0 takes the line out */
    record ChangedItem(@NotNull @Min(0) Integer quantity) {}

    @GuestsToo(newcomers = true)
    @GetMapping
    @Operation(summary = "Show the cart")
    CartView show(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return view(actor, guests.logIn(actor, request, response));
    }

    @GuestsToo(newcomers = true)
    @PostMapping("/items")
    @Operation(summary = "Put something in; what is in already is added up")
    CartView add(
            Actor actor, @Valid @RequestBody NewItem item, HttpServletRequest request, HttpServletResponse response) {
        List<LeftBehind> left = guests.logIn(actor, request, response);
        addToCart.handle(new AddToCart.Command(actor, item.variantId(), Quantity.of(item.quantity())));
        guests.remember(actor, response);
        return view(actor, left);
    }

    @GuestsToo
    @PatchMapping("/items/{variantId}")
    @Operation(summary = "Change how many are wanted; 0 takes the line out")
    CartView change(
            Actor actor,
            @PathVariable UUID variantId,
            @Valid @RequestBody ChangedItem item,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<LeftBehind> left = guests.logIn(actor, request, response);
        if (item.quantity() == 0) {
            removeFromCart.handle(new RemoveFromCart.Command(actor, variantId));
        } else {
            changeCartLine.handle(new ChangeCartLine.Command(actor, variantId, Quantity.of(item.quantity())));
        }
        guests.remember(actor, response);
        return view(actor, left);
    }

    @GuestsToo
    @DeleteMapping("/items/{variantId}")
    @Operation(summary = "Take a line out")
    CartView remove(
            Actor actor, @PathVariable UUID variantId, HttpServletRequest request, HttpServletResponse response) {
        List<LeftBehind> left = guests.logIn(actor, request, response);
        removeFromCart.handle(new RemoveFromCart.Command(actor, variantId));
        guests.remember(actor, response);
        return view(actor, left);
    }

    private CartView view(Actor actor, List<LeftBehind> left) {
        return carts.cart(actor.memberId()).withNotMerged(left);
    }
}
