package shop.jangteo.catalog.domain.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryInUse;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryInsideItself;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryNameTaken;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryTooDeep;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.NotFound;

@DisplayName("CA-1: the category tree")
class CategoryTreeTests {

    private final UUID women = UUID.randomUUID();
    private final UUID outer = UUID.randomUUID();
    private final UUID jackets = UUID.randomUUID();
    private final UUID men = UUID.randomUUID();
    private final CategoryTree tree = new CategoryTree(
            List.of(
                    new Category(CategoryPath.root(women), "여성의류", 1, 1),
                    new Category(CategoryPath.root(women).below(outer), "아우터", 1, 1),
                    new Category(CategoryPath.root(women).below(outer).below(jackets), "재킷", 1, 1),
                    new Category(CategoryPath.root(men), "남성의류", 2, 1)),
            3);

    @Test
    void hasThreeLevelsAndNoMore() {
        assertThatThrownBy(() -> tree.add(UUID.randomUUID(), jackets, "봄 재킷", 0))
                .isInstanceOf(CategoryTooDeep.class);
    }

    @Test
    void aCategoryMovesWithAllThatIsBelowIt() {
        tree.move(outer, men);

        assertThat(tree.get(jackets).path().ids()).containsExactly(men, outer, jackets);
        assertThat(tree.changed()).extracting(Category::id).containsExactlyInAnyOrder(outer, jackets);
    }

    @Test
    void aCategoryThatWouldTakeTheTreeTooDeepStaysWhereItIs() {
        assertThatThrownBy(() -> tree.move(men, jackets)).isInstanceOf(CategoryTooDeep.class);
        UUID deep = UUID.randomUUID();
        tree.add(deep, men, "셔츠", 0);
        assertThatThrownBy(() -> tree.move(outer, deep)).isInstanceOf(CategoryTooDeep.class);
    }

    @Test
    void aCategoryNeverGetsInsideItself() {
        assertThatThrownBy(() -> tree.move(women, jackets)).isInstanceOf(CategoryInsideItself.class);
        assertThatThrownBy(() -> tree.move(women, women)).isInstanceOf(CategoryInsideItself.class);
    }

    @Test
    void siblingsHaveDifferentNamesCousinsNeedNot() {
        assertThatThrownBy(() -> tree.add(UUID.randomUUID(), women, "아우터", 0)).isInstanceOf(CategoryNameTaken.class);

        tree.add(UUID.randomUUID(), men, "아우터", 0);

        assertThat(tree.added()).singleElement().extracting(Category::name).isEqualTo("아우터");
        assertThatThrownBy(() -> tree.move(outer, men)).isInstanceOf(CategoryNameTaken.class);
    }

    @Test
    void onlyALeafCanBeRemoved() {
        assertThatThrownBy(() -> tree.remove(outer)).isInstanceOf(CategoryInUse.class);

        tree.remove(jackets);

        assertThat(tree.removed()).containsExactly(jackets);
        assertThatThrownBy(() -> tree.get(jackets)).isInstanceOf(NotFound.class);
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        assertThatThrownBy(() -> tree.change(outer, 7, "겉옷", 1)).isInstanceOf(ConcurrentChange.class);

        tree.change(outer, 1, "겉옷", 1);

        assertThat(tree.get(outer).name()).isEqualTo("겉옷");
    }

    @Test
    void aMoveToWhereItIsAlreadyChangesNothing() {
        tree.move(outer, women);

        assertThat(tree.changed()).isEmpty();
    }

    @Test
    void aPathIsReadAsItWasWritten() {
        CategoryPath path = tree.get(jackets).path();

        assertThat(CategoryPath.parse(path.text())).isEqualTo(path);
        assertThat(path.text()).startsWith(path.parentText()).endsWith(jackets + "/");
    }
}
