package shop.jangteo.catalog.adapter.in.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.adapter.query.BrandQueries;
import shop.jangteo.catalog.adapter.query.CategoryQueries;
import shop.jangteo.catalog.application.CreateBrand;
import shop.jangteo.catalog.application.CreateCategory;
import shop.jangteo.catalog.application.CreateProduct;
import shop.jangteo.catalog.domain.CatalogRuleBroken.CategoryNameTaken;
import shop.jangteo.catalog.domain.CatalogRuleBroken.ProductCodeTaken;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;

/**
 * Something to look at and buy in a demo: two brands, a category tree, a dozen products. What is there already is left
 * alone, so a start that was interrupted is completed by the next one.
 */
@Component
@Profile("demo")
class CatalogDemo implements ApplicationRunner {

    /** The brand of the demo seller. */
    private static final UUID HARU = UUID.fromString("01890000-0000-7000-8000-0000000000b1");

    private static final UUID ONGI = UUID.fromString("01890000-0000-7000-8000-0000000000b2");
    private static final Actor OPERATOR =
            new Actor(UUID.fromString("01890000-0000-7000-8000-0000000000a1"), Role.MASTER_ADMIN, null);

    private static final Logger LOG = LoggerFactory.getLogger(CatalogDemo.class);

    private final CreateBrand createBrand;
    private final CreateCategory createCategory;
    private final CreateProduct createProduct;
    private final CategoryQueries categories;
    private final BrandQueries brands;
    private final Ids ids;

    CatalogDemo(
            CreateBrand createBrand,
            CreateCategory createCategory,
            CreateProduct createProduct,
            CategoryQueries categories,
            BrandQueries brands,
            Ids ids) {
        this.createBrand = createBrand;
        this.createCategory = createCategory;
        this.createProduct = createProduct;
        this.categories = categories;
        this.brands = brands;
        this.ids = ids;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        brand(HARU, "하루", "매일 입기 좋은 옷을 만듭니다.");
        brand(ONGI, "온기상점", "살림에 온기를 더하는 생활 소품을 모읍니다.");
        UUID women = category(null, "여성의류", 1);
        UUID outer = category(women, "아우터", 1);
        UUID jackets = category(outer, "재킷", 1);
        UUID coats = category(outer, "코트", 2);
        UUID tops = category(women, "상의", 2);
        UUID knits = category(tops, "니트", 1);
        UUID skirts = category(women, "스커트", 3);
        UUID men = category(null, "남성의류", 2);
        UUID shirts = category(men, "셔츠", 1);
        UUID trousers = category(men, "바지", 2);
        UUID living = category(null, "리빙", 3);
        UUID kitchen = category(living, "주방", 1);
        UUID bedding = category(living, "침구", 2);

        clothes("HR-JK-001", "봄 재킷", HARU, jackets, 89_000, 119_000L, List.of("베이지", "네이비"), Set.of("봄", "신상"));
        clothes("HR-JK-002", "오버핏 린넨 재킷", HARU, jackets, 109_000, 139_000L, List.of("아이보리", "블랙"), Set.of("여름"));
        clothes("HR-CT-001", "핸드메이드 울 코트", HARU, coats, 259_000, 359_000L, List.of("카멜", "차콜"), Set.of("겨울", "베스트"));
        clothes("HR-KN-001", "캐시미어 라운드 니트", HARU, knits, 79_000, 99_000L, List.of("크림", "그레이", "블랙"), Set.of("가을"));
        clothes("HR-SK-001", "플리츠 롱 스커트", HARU, skirts, 49_000, null, List.of("블랙", "카키"), Set.of("베스트"));
        clothes("HR-SH-001", "옥스퍼드 버튼다운 셔츠", HARU, shirts, 45_000, 59_000L, List.of("화이트", "스카이블루"), Set.of("베스트"));
        clothes("HR-TR-001", "테이퍼드 슬랙스", HARU, trousers, 55_000, null, List.of("블랙", "차콜"), Set.of("신상"));
        single("OG-KT-001", "무쇠 솥 20cm", kitchen, 138_000, 168_000L, 40, Set.of("베스트"));
        single("OG-KT-002", "백자 찬기 5종 세트", kitchen, 64_000, null, 80, Set.of("선물"));
        single("OG-KT-003", "원목 도마", kitchen, 32_000, 38_000L, 0, Set.of("신상"));
        single("OG-BD-001", "고밀도 면 이불 커버 퀸", bedding, 79_000, 98_000L, 60, Set.of("여름"));
        single("OG-BD-002", "메밀 베개", bedding, 28_000, null, 120, Set.of("선물"));
    }

    private void brand(UUID id, String name, String description) {
        try {
            LOG.debug("demo brand {} is there already", brands.get(id).name());
        } catch (NotFound absent) {
            createBrand.handle(new CreateBrand.Command(OPERATOR, id, name, description));
        }
    }

    private UUID category(@Nullable UUID parent, String name, int sortOrder) {
        UUID id = ids.next();
        try {
            createCategory.handle(new CreateCategory.Command(OPERATOR, id, parent, name, sortOrder));
            return id;
        } catch (CategoryNameTaken there) {
            return categories.tree().items().stream()
                    .filter(category -> category.name().equals(name) && Objects.equals(category.parentId(), parent))
                    .findFirst()
                    .orElseThrow(() -> there)
                    .id();
        }
    }

    private void clothes(
            String code,
            String name,
            UUID brand,
            UUID category,
            long price,
            @Nullable Long listPrice,
            List<String> colours,
            Set<String> tags) {
        List<String> sizes = List.of("S", "M", "L");
        var variants = new ArrayList<CreateProduct.NewVariant>();
        for (int c = 0; c < colours.size(); c++) {
            for (int s = 0; s < sizes.size(); s++) {
                Map<String, String> options = new LinkedHashMap<>();
                options.put("색상", colours.get(c));
                options.put("사이즈", sizes.get(s));
                variants.add(new CreateProduct.NewVariant(
                        code + "-" + (c + 1) + sizes.get(s), options, s == 2 ? 2_000 : 0, 30 + 5 * s, 5));
            }
        }
        product(
                code,
                name,
                brand,
                category,
                price,
                listPrice,
                tags,
                List.of(new OptionAxis("색상", colours), new OptionAxis("사이즈", sizes)),
                variants);
    }

    private void single(
            String code,
            String name,
            UUID category,
            long price,
            @Nullable Long listPrice,
            int stock,
            Set<String> tags) {
        product(
                code,
                name,
                ONGI,
                category,
                price,
                listPrice,
                tags,
                List.of(),
                List.of(new CreateProduct.NewVariant(code + "-1", Map.of(), 0, stock, 10)));
    }

    private void product(
            String code,
            String name,
            UUID brand,
            UUID category,
            long price,
            @Nullable Long listPrice,
            Set<String> tags,
            List<OptionAxis> options,
            List<CreateProduct.NewVariant> variants) {
        try {
            createProduct.handle(new CreateProduct.Command(
                    OPERATOR,
                    ids.next(),
                    code,
                    name,
                    brand,
                    category,
                    tags,
                    "<p><b>" + name + "</b></p><p>오래 두고 쓰기 좋은 소재로 꼼꼼하게 만들었습니다.</p>",
                    null,
                    null,
                    listPrice == null ? null : Money.won(listPrice),
                    Money.won(price),
                    options,
                    variants,
                    ProductStatus.ACTIVE));
        } catch (ProductCodeTaken there) {
            LOG.debug("demo product {} is there already", code);
        }
    }
}
