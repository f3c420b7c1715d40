-- What delivery costs, one row, edited by operators; its first content comes from the settings. Zones are ranges of postal
-- codes that cost more: places that no bridge or tunnel leads to.
CREATE TABLE shipping_rules (
    id                   INT         NOT NULL PRIMARY KEY,
    base_fee             BIGINT      NOT NULL,
    free_from            BIGINT      NOT NULL,
    minimum_order_amount BIGINT      NOT NULL,
    version              BIGINT      NOT NULL,
    changed_at           DATETIME(6) NOT NULL,
    CONSTRAINT shipping_rules_one CHECK (id = 1),
    CONSTRAINT shipping_rules_amounts CHECK (base_fee >= 0 AND free_from >= 0 AND minimum_order_amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE shipping_zones (
    from_postal_code CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    to_postal_code   CHAR(5) CHARACTER SET ascii NOT NULL,
    name             VARCHAR(50) NOT NULL,
    surcharge        BIGINT      NOT NULL,
    CONSTRAINT shipping_zones_range CHECK (from_postal_code <= to_postal_code),
    CONSTRAINT shipping_zones_surcharge CHECK (surcharge >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO shipping_zones (from_postal_code, to_postal_code, name, surcharge) VALUES
    ('23100', '23116', '인천 옹진 섬', 5000),
    ('23124', '23136', '인천 옹진 섬', 5000),
    ('33411', '33411', '충남 보령 섬', 5000),
    ('40200', '40240', '경북 울릉', 5000),
    ('53089', '53104', '경남 통영 섬', 5000),
    ('56347', '56349', '전북 부안 섬', 5000),
    ('57068', '57069', '전남 영광 섬', 5000),
    ('58843', '58866', '전남 신안 섬', 5000),
    ('58953', '58958', '전남 진도 섬', 5000),
    ('59137', '59145', '전남 완도 섬', 5000),
    ('59149', '59170', '전남 완도 섬', 5000),
    ('59781', '59790', '전남 여수 섬', 5000),
    ('63000', '63644', '제주', 3000);
