$version: "2"
namespace org.example.library

// A made-up service that uses every part of the notation that apigen knows, so that what it writes can be held by a test
// and the wire protocols can be tried on what the real models use seldom.

@aws.api#service(sdkId: "Library", endpointPrefix: "library")
@aws.auth#sigv4(name: "library")
@aws.protocols#restJson1
service LibraryService {
    version: "2026-01-02"
    operations: [
        Search
        GetBook
        GetShelf
        PutBook
        Ping
    ]
}

@http(method: "GET", uri: "/shelves/{shelf}/books/{path+}?view=full", code: 200)
@readonly
operation GetBook {
    input: GetBookRequest
    output: GetBookResponse
    errors: [
        NoSuchBook
    ]
}

@http(method: "GET", uri: "/shelves/{shelf}", code: 200)
operation GetShelf {
    input: GetShelfRequest
    output: GetShelfResponse
}

@http(method: "PUT", uri: "/shelves/{shelf}/books/{path+}", code: 201)
@idempotent
operation PutBook {
    input: PutBookRequest
    output: PutBookResponse
    errors: [
        NoSuchBook
        LibraryClosed
    ]
}

@auth([])
@http(method: "POST", uri: "/ping", code: 204)
operation Ping {
}

@http(method: "POST", uri: "/search", code: 200)
@paginated(inputToken: "next", outputToken: "next", items: "found", pageSize: "limit")
operation Search {
    input: SearchRequest
    output: SearchResponse
}

structure GetBookRequest {
    @required
    @httpLabel
    shelf: ShelfName
    @required
    @httpLabel
    path: String
    @httpQuery("page")
    page: PageNumber
    @httpQuery("tag")
    tags: TagList
    @httpQuery("since")
    since: Timestamp
    @httpHeader("X-Reader")
    reader: String
    @httpHeader("If-Modified-Since")
    modifiedSince: Timestamp
    @httpHeader("X-Pages")
    pages: PageList
}

structure GetBookResponse {
    @required
    @httpPayload
    text: Blob
    @httpHeader("ETag")
    etag: String
}

structure GetShelfRequest {
    @required
    @httpLabel
    shelf: ShelfName
}

structure GetShelfResponse {
    @httpPayload
    label: String
    @httpHeader("X-Books")
    count: Long
}

structure PutBookRequest {
    @required
    @httpLabel
    shelf: ShelfName
    @required
    @httpLabel
    path: String
    @required
    @httpPayload
    book: Book
}

structure PutBookResponse {
}

structure SearchRequest {
    @idempotencyToken
    token: String
    @required
    filter: Filter
    order: Order
    limit: PageNumber
    next: Secret
    @jsonName("Hints")
    hints: Document
}

structure SearchResponse {
    @required
    found: BookList
    next: Secret
}

structure Book {
    @required
    title: Title
    kind: BookKind
    @timestampFormat("date-time")
    printed: Timestamp
    added: Timestamp
    lent: LentDate
    price: Double
    sold: Long
    inPrint: Boolean
    cover: Blob
    shelves: ShelfMap
    class: String
    author: Author
}

structure Author {
    name: Title
    books: BookList
    mentor: Author
}

structure Filter {
    all: FilterList
    not: Filter
    field: Field
}

union Order {
    byTitle: Boolean
    byPrice: Price
    nested: Order
}

structure Price {
    ascending: Boolean
}

structure Field {
    @required
    name: String
    @required
    values: TagList
}

@error("client")
@httpError(404)
structure NoSuchBook {
    message: String
}

@error("server")
structure LibraryClosed {
    Message: String
    until: Timestamp
}

list BookList {
    member: Book
}

list FilterList {
    member: Filter
}

@length(min: 0, max: 3)
list TagList {
    member: Tag
}

list PageList {
    member: PageNumber
}

map ShelfMap {
    key: ShelfName
    value: BookList
}

@length(min: 1, max: 20)
@pattern("[a-z]+")
string ShelfName

@pattern("(?=a)a|b")
string Tag

@length(max: 100)
string Title

@sensitive
string Secret

@range(min: 1, max: 1000)
integer PageNumber

@timestampFormat("http-date")
timestamp LentDate

enum BookKind {
    NOVEL = "novel"
    POETRY = "poetry"
    PLAIN
}
