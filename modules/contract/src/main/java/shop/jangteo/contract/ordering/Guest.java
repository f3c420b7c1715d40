package shop.jangteo.contract.ordering;

/**
 * Who ordered without an account; phone is digits only.
 */
public record Guest(String name, String phone, String email) {}
