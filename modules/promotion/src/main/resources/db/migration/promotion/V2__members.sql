-- Who has signed up, as identity tells. Whoever has points or coupons already has signed up before it was written down.
CREATE TABLE members (
    member_id BINARY(16) NOT NULL,
    PRIMARY KEY (member_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO members (member_id)
SELECT member_id FROM points_account
UNION
SELECT member_id FROM issued_coupon;
