#include "http/head_rules.hpp"

#include <algorithm>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

#include "base/text.hpp"

namespace groundwork::http {
namespace {

namespace beast = boost::beast;
using beast::http::field;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// Beast's tokenizer writing straight into our request, and counting what may come only once.
class Reader final : public beast::http::basic_parser<true> {
 public:
  Reader() {
    // The connection has measured the head already, and answers the length of a body itself.
    header_limit(UINT32_MAX);
    body_limit(boost::none);
    head.request.headers.reserve(16);
  }

  Head head;
  int hosts = 0;
  int content_lengths = 0;
  bool transfer_encoding = false;
  bool unknown_expectation = false;

 private:
  using Error = beast::error_code;
  using View = beast::string_view;

  void on_request_impl(beast::http::verb, View method, View target, int version, Error&) override {
    head.request.method = view(method);
    head.request.target = view(target);
    head.http_1_0 = version == 10;
  }
  void on_field_impl(field id, View name, View value, Error&) override {
    switch (id) {
      case field::host:
        ++hosts;
        break;
      case field::content_length:
        ++content_lengths;
        break;
      case field::transfer_encoding:
        transfer_encoding = true;
        break;
      case field::expect:
        if (base::equal_ignoring_case(view(value), "100-continue")) {
          head.expects_continue = true;
        } else {
          unknown_expectation = true;
        }
        break;
      default:
        break;
    }
    head.request.headers.emplace_back(base::lower(view(name)), view(value));
  }
  // A body never reaches this parser: the connection reads it by its length.
  void on_response_impl(int, View, int, Error&) override {}
  void on_header_impl(Error&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(View body, Error&) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t, View, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View body, Error&) override { return body.size(); }
  void on_finish_impl(Error&) override {}
};

tl::unexpected<Refusal> refuse(int status, std::string text) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(text)});
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view(".-_:[]%").find(c) != std::string_view::npos;
}

bool is_host(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), is_host_character);
}

/// https://www.rfc-editor.org/rfc/rfc9112#section-6.3 lets a server refuse what could be framed in two ways.
tl::expected<void, Refusal> check_framing(const Reader& reader) {
  // A chunked body brings trailers and chunk extensions along, each a known way to smuggle, and AWS's SDKs
  // send a Content-Length. 411 rather than the also fitting 501, because SDKs repeat a request that got a
  // 5xx.
  if (reader.transfer_encoding) {
    return refuse(411, "a Transfer-Encoding is not accepted: send the body with a Content-Length");
  }
  if (reader.content_lengths > 1) return refuse(400, "more than one Content-Length");
  if (reader.content_lengths == 1 && !base::is_digits(reader.head.request.header("content-length"))) {
    return refuse(400, "the Content-Length is not a number");
  }
  return {};
}

/// https://www.rfc-editor.org/rfc/rfc9112#section-3.2
tl::expected<void, Refusal> check_destination(const Reader& reader) {
  const gateway::HttpRequest& request = reader.head.request;
  if (reader.hosts > 1) return refuse(400, "more than one Host");
  if (reader.hosts == 0 && !reader.head.http_1_0) return refuse(400, "a Host header is missing");
  if (reader.hosts == 1 && !is_host(request.header("host"))) return refuse(400, "the Host is not a host");
  // The absolute form is for proxies. Taking it would let it overrule the Host that the signature covers, and
  // would answer, in AWS's name, a client that was pointed here as its proxy by mistake.
  if (request.target.front() != '/') {
    return refuse(400, "the request target must be a path: this server is no proxy");
  }
  if (request.target.find('#') != std::string::npos) return refuse(400, "a fragment in the request target");
  return {};
}

}  // namespace

tl::expected<std::size_t, Refusal> HeadScanner::scan(std::string_view bytes) {
  // A client that speaks TLS to this port would otherwise wait for its timeout.
  if (scanned_ == 0 && !bytes.empty() && bytes[0] < ' ' && bytes[0] != '\r') {
    return refuse(400, "not HTTP: this port speaks plain HTTP/1.1, without TLS");
  }
  for (;;) {
    const std::size_t newline = bytes.find('\n', std::max(scanned_, line_start_));
    if (newline == std::string_view::npos) {
      scanned_ = bytes.size();
      return 0;
    }
    if (newline == line_start_ || bytes[newline - 1] != '\r') return refuse(400, "a line ends without CR");
    const bool first_line = line_start_ == 0;
    if (!first_line && (bytes[line_start_] == ' ' || bytes[line_start_] == '\t')) {
      return refuse(400, "a folded header line");
    }
    if (newline == line_start_ + 1) return newline + 1;
    line_start_ = newline + 1;
  }
}

tl::expected<Head, Refusal> read_head(std::string_view bytes) {
  Reader reader;
  beast::error_code error;
  const std::size_t used = reader.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error) return refuse(400, "malformed request: " + error.message());
  if (used != bytes.size() || !reader.is_header_done()) return refuse(400, "malformed request");
  if (const auto framing = check_framing(reader); !framing) return tl::unexpected(framing.error());
  if (const auto destination = check_destination(reader); !destination) {
    return tl::unexpected(destination.error());
  }
  if (reader.unknown_expectation) return refuse(417, "the only known Expect is 100-continue");
  reader.head.body_bytes = reader.content_length().value_or(0);
  reader.head.keep_alive = reader.keep_alive();
  return std::move(reader.head);
}

}  // namespace groundwork::http
