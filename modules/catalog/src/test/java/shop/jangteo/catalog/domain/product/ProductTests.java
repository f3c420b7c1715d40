package shop.jangteo.catalog.domain.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.catalog.domain.CatalogEvent;
import shop.jangteo.catalog.domain.CatalogPolicy.Approval;
import shop.jangteo.catalog.domain.CatalogRuleBroken.IllegalProductState;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;

class ProductTests {

    private static final UUID CATEGORY = UUID.randomUUID();
    private static final OptionAxis SIZE = new OptionAxis("사이즈", List.of("M", "L"));
    private static final Variant M = new Variant(UUID.randomUUID(), "M", Map.of("사이즈", "M"), 0, null);
    private static final Variant L = new Variant(UUID.randomUUID(), "L", Map.of("사이즈", "L"), 2_000, 5);

    private static ProductDetails details(String name) {
        return new ProductDetails(name, CategoryPath.root(CATEGORY), Set.of(), "", null, null);
    }

    private static Price price(long won) {
        return new Price(Money.won(won), null);
    }

    private static Product stored(ProductStatus status) {
        return stored(status, null);
    }

    private static Product stored(ProductStatus status, @Nullable Instant deletedAt) {
        return Product.restore(new Product.State(
                UUID.randomUUID(),
                "P-1",
                UUID.randomUUID(),
                details("봄 재킷"),
                price(10_000),
                new Assortment(List.of(SIZE), List.of(M, L)),
                status,
                deletedAt,
                4));
    }

    @Nested
    @DisplayName("CA-2: DRAFT → PENDING_REVIEW → ACTIVE ⇄ SUSPENDED → DISCONTINUED")
    class States {

        static Stream<Arguments> everyPair() {
            return Stream.of(ProductStatus.values())
                    .flatMap(from -> Stream.of(ProductStatus.values()).map(to -> Arguments.of(from, to)));
        }

        private static Set<ProductStatus> after(ProductStatus from) {
            return switch (from) {
                case DRAFT -> EnumSet.of(ProductStatus.PENDING_REVIEW, ProductStatus.ACTIVE);
                case PENDING_REVIEW -> EnumSet.of(ProductStatus.ACTIVE);
                case ACTIVE -> EnumSet.of(ProductStatus.SUSPENDED);
                case SUSPENDED -> EnumSet.of(ProductStatus.ACTIVE, ProductStatus.DISCONTINUED);
                case DISCONTINUED -> EnumSet.noneOf(ProductStatus.class);
            };
        }

        @ParameterizedTest
        @MethodSource("everyPair")
        void anOperatorTakesItAlongTheTableAndNowhereElse(ProductStatus from, ProductStatus to) {
            Product product = stored(from);

            if (from == to || after(from).contains(to)) {
                product.moveTo(to, Approval.GIVEN);
                assertThat(product.state().status()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> product.moveTo(to, Approval.GIVEN)).isInstanceOf(IllegalProductState.class);
                assertThat(product.state().status()).isEqualTo(from);
            }
        }

        @Test
        void aSellersProductWaitsForApproval() {
            Product product = stored(ProductStatus.DRAFT);

            product.moveTo(ProductStatus.ACTIVE, Approval.NEEDED);
            assertThat(product.state().status()).isEqualTo(ProductStatus.PENDING_REVIEW);
            product.moveTo(ProductStatus.ACTIVE, Approval.NEEDED);
            assertThat(product.state().status()).isEqualTo(ProductStatus.PENDING_REVIEW);

            product.moveTo(ProductStatus.ACTIVE, Approval.GIVEN);
            assertThat(product.state().status()).isEqualTo(ProductStatus.ACTIVE);
        }

        @Test
        void aSellerSuspendsButDoesNotBringBack() {
            Product product = stored(ProductStatus.ACTIVE);
            product.moveTo(ProductStatus.SUSPENDED, Approval.NEEDED);

            assertThatThrownBy(() -> product.moveTo(ProductStatus.ACTIVE, Approval.NEEDED))
                    .isInstanceOf(Forbidden.class);
        }

        @Test
        void nobodyBringsBackWhatIsDiscontinued() {
            assertThatThrownBy(() -> stored(ProductStatus.DISCONTINUED).moveTo(ProductStatus.ACTIVE, Approval.NEEDED))
                    .isInstanceOf(IllegalProductState.class);
        }
    }

    @Nested
    @DisplayName("offers: told anew when, and only when, they have become different")
    class Offers {

        @Test
        void aNewProductTellsOfEachVariant() {
            Product product = Product.draft(
                    UUID.randomUUID(),
                    "P-2",
                    UUID.randomUUID(),
                    details("봄 재킷"),
                    price(10_000),
                    new Assortment(List.of(SIZE), List.of(M, L)));
            product.moveTo(ProductStatus.ACTIVE, Approval.GIVEN);

            assertThat(product.events())
                    .extracting(
                            event -> ((CatalogEvent.OfferChanged) event).offer().unitPrice())
                    .containsExactly(Money.won(10_000), Money.won(12_000));
            assertThat(product.events()).allSatisfy(event -> {
                assertThat(((CatalogEvent.OfferChanged) event).offer().onSale()).isTrue();
                assertThat(((CatalogEvent.OfferChanged) event).version()).isEqualTo(1);
            });
        }

        @Test
        void onlyTheVariantWhosePriceChangedIsToldOf() {
            Product product = stored(ProductStatus.ACTIVE);
            Variant dearer = new Variant(L.id(), "L", L.options(), 3_000, 5);

            product.sell(new Assortment(List.of(SIZE), List.of(M, dearer)), price(10_000));

            assertThat(product.events()).singleElement().satisfies(event -> {
                var changed = (CatalogEvent.OfferChanged) event;
                assertThat(changed.offer().variantId()).isEqualTo(L.id());
                assertThat(changed.offer().unitPrice()).isEqualTo(Money.won(13_000));
                assertThat(changed.version()).isEqualTo(5);
            });
        }

        @Test
        void aNewDescriptionIsNoNewOffer() {
            Product product = stored(ProductStatus.ACTIVE);

            product.describe(
                    new ProductDetails("봄 재킷", CategoryPath.root(CATEGORY), Set.of("봄"), "<p>new</p>", "면", null));

            assertThat(product.events()).isEmpty();
        }

        @Test
        void whatLeavesTheShopIsNotOnSale() {
            Product product = stored(ProductStatus.ACTIVE);
            product.moveTo(ProductStatus.SUSPENDED, Approval.GIVEN);

            assertThat(product.events())
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(
                                    ((CatalogEvent.OfferChanged) event).offer().onSale())
                            .isFalse());
        }

        @Test
        void aDeletedProductIsNotOnSale() {
            Product product = stored(ProductStatus.ACTIVE);
            product.delete(Instant.EPOCH);

            assertThat(product.events()).hasSize(2);
        }

        @Test
        void aMovedCategoryIsNews() {
            Product product = stored(ProductStatus.ACTIVE);
            product.follow(CategoryPath.root(UUID.randomUUID()).below(CATEGORY));

            assertThat(product.events()).hasSize(2);
        }
    }

    @Nested
    @DisplayName("CA-3: changes")
    class Changes {

        @Test
        void anOldVersionIsRefusedWithBothVersions() {
            assertThatThrownBy(() -> stored(ProductStatus.ACTIVE).expect(3))
                    .isInstanceOf(ConcurrentChange.class)
                    .hasMessageContaining("3")
                    .hasMessageContaining("4");
        }

        @Test
        void aDeletedProductIsNotFound() {
            assertThatThrownBy(() -> stored(ProductStatus.ACTIVE, Instant.EPOCH).expect(4))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void aVariantIsNeverTakenAway() {
            assertThatThrownBy(() ->
                            stored(ProductStatus.ACTIVE).sell(new Assortment(List.of(SIZE), List.of(M)), price(10_000)))
                    .isInstanceOf(InvalidField.class);
        }

        @Test
        void noVariantCostsLessThanNothing() {
            Variant cheaper = new Variant(L.id(), "L", L.options(), -10_001, 5);

            assertThatThrownBy(() -> stored(ProductStatus.ACTIVE)
                            .sell(new Assortment(List.of(SIZE), List.of(M, cheaper)), price(10_000)))
                    .isInstanceOf(InvalidField.class);
        }

        @Test
        void theListPriceIsNotBelowThePrice() {
            assertThatThrownBy(() -> new Price(Money.won(10_000), Money.won(9_999)))
                    .isInstanceOf(InvalidField.class);
        }

        @Test
        void onlyAnotherPriceIsANewPrice() {
            Product product = stored(ProductStatus.ACTIVE);
            assertThat(product.isPriceNew()).isFalse();

            product.sell(new Assortment(List.of(SIZE), List.of(M, L)), price(9_000));

            assertThat(product.isPriceNew()).isTrue();
        }
    }
}
