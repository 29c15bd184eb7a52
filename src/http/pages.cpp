#include "http/pages.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/inflate.hpp"
#include "base/text.hpp"
#include "gateway/page_headers.hpp"

namespace groundwork::http {

// Embedded at build time from pages_missing.html.
extern const std::string_view kPagesMissing;

namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;

constexpr std::string_view kAssetPrefix = "/pages/";
constexpr std::string_view kHashedPrefix = "assets/";  // names that hold a digest of what is in them
constexpr std::string_view kDocument = "index.html";

/// Each with everything below it.
constexpr std::array<std::string_view, 7> kPages{
    "/signup", "/signin", "/console", "/mail", "/phone", "/v1/authorize", "/v1/sessions/confirmation"};

/// Scripts, styles, pictures and calls of our own origin alone: nothing that a page shows leaves the machine,
/// and nothing that was smuggled into one is run.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string_view path_of(const HttpRequest& request) {
  return std::string_view(request.target).substr(0, request.target.find('?'));
}

bool is_page(std::string_view path) {
  return std::ranges::any_of(kPages, [path](std::string_view page) {
    return path.starts_with(page) && (path.size() == page.size() || path[page.size()] == '/');
  });
}

bool is_signed(const HttpRequest& request) {
  return !request.header("authorization").empty() ||
         request.target.find("X-Amz-Signature=") != std::string::npos;
}

/// https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
bool accepts_gzip(const HttpRequest& request) {
  for (std::string_view coding : base::split(request.header("accept-encoding"), ',')) {
    coding = base::trim(coding);
    const std::size_t end = coding.find_first_of("; ");
    if (coding.substr(0, end) != "gzip") continue;
    const std::size_t weight = coding.find("q=");
    return weight == std::string_view::npos ||
           coding.find_first_not_of("0.", weight + 2) != std::string::npos;
  }
  return false;
}

HttpResponse response_of(int status, std::string_view content_type) {
  return {.status = status,
          .content_type = std::string(content_type),
          .headers = gateway::page_headers(std::string(kContentSecurityPolicy)),
          .body = {}};
}

void put_bytes(const Asset& asset, bool packed, HttpResponse& response) {
  if (asset.is_gzip) response.headers.emplace_back("vary", "accept-encoding");
  if (!asset.is_gzip || packed) {
    response.body = asset.bytes;
    if (asset.is_gzip) response.headers.emplace_back("content-encoding", "gzip");
  } else {
    response.body = base::inflate(asset.bytes, asset.plain_size);
  }
}

HttpResponse missing_pages() {
  HttpResponse response = response_of(200, "text/html; charset=utf-8");
  response.headers.emplace_back("cache-control", "no-store");
  response.body = kPagesMissing;
  return response;
}

HttpResponse document(const Asset& asset, const HttpRequest& request) {
  HttpResponse response = response_of(200, asset.content_type);
  response.headers.emplace_back("cache-control", "no-store");
  put_bytes(asset, accepts_gzip(request), response);
  return response;
}

/// https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3: the packed form is another one, with a tag of its
/// own.
HttpResponse file(const Asset& asset, const HttpRequest& request) {
  const bool packed = asset.is_gzip && accepts_gzip(request);
  const std::string tag = fmt::format("\"{}{}\"", asset.digest, packed ? "-gzip" : "");
  const bool is_known = request.header("if-none-match").find(tag) != std::string_view::npos;
  HttpResponse response = response_of(is_known ? 304 : 200, asset.content_type);
  response.headers.emplace_back("etag", tag);
  response.headers.emplace_back("cache-control", asset.path.starts_with(kHashedPrefix)
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  if (!is_known) put_bytes(asset, packed, response);
  return response;
}

}  // namespace

bool Pages::owns(const HttpRequest& request) {
  if ((request.method != "GET" && request.method != "HEAD") || is_signed(request)) return false;
  const std::string_view path = path_of(request);
  if (path == "/") {
    return request.target.find("Action=") == std::string::npos &&
           request.header("accept").find("text/html") != std::string_view::npos;
  }
  return path.starts_with(kAssetPrefix) || is_page(path);
}

HttpResponse Pages::answer(const HttpRequest& request) const {
  const std::string_view path = path_of(request);
  const bool is_file = path.starts_with(kAssetPrefix);
  const Asset* asset = find(is_file ? path.substr(kAssetPrefix.size()) : kDocument);
  if (is_file && asset != nullptr && asset->path != kDocument) return file(*asset, request);
  if (is_file) {
    HttpResponse response = response_of(404, "text/plain; charset=utf-8");
    response.headers.emplace_back("cache-control", "no-store");
    response.body =
        "There is no such file; the page that asked for it may be of another version: load it again.\n";
    return response;
  }
  return asset == nullptr ? missing_pages() : document(*asset, request);
}

const Asset* Pages::find(std::string_view path) const {
  const auto found = std::ranges::find(assets_, path, &Asset::path);
  return found == assets_.end() ? nullptr : &*found;
}

}  // namespace groundwork::http
