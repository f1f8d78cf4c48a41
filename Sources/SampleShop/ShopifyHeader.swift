/// The header lines of the shop's own export, as found in real files.
enum ShopifyHeader {
  static let orders = """
    Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,\
    Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,\
    Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,\
    Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,\
    Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,\
    Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,\
    Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,\
    Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,\
    Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,\
    Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,\
    Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,\
    Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,\
    Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,\
    Next Payment Due At,Payment References
    """

  static let customers = """
    Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,\
    Default Address Address1,Default Address Address2,Default Address City,\
    Default Address Province Code,Default Address Country Code,Default Address Zip,\
    Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,\
    Tax Exempt,Tags
    """

  static let products = """
    Title,URL handle,Description,Vendor,Product category,Type,Tags,\
    Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,\
    Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,\
    Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,\
    Tax code,Inventory tracker,Inventory quantity,Continue selling when out of stock,\
    Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,\
    Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,\
    SEO description
    """
}
