#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "gateway/http_message.hpp"

namespace groundwork::http {

/// One file of the browser pages, as the build packed it (tools/pages.py).
struct Asset {
  std::string_view path;  ///< index.html, assets/NAME-HASH.js
  std::string_view content_type;
  std::string_view digest;  ///< of the plain bytes
  std::string_view bytes;   ///< what is served, or gzip of it
  std::size_t plain_size = 0;
  bool is_gzip = false;
};

/// The browser pages: one document for every page's address, and the files that it loads, below /pages/. It
/// knows nothing of who asks; what a page shows, it asks the portal and AWS's APIs for. Thread-safe.
class Pages {
 public:
  /// `assets` outlive it. Where there are none, every page tells how pages are built.
  explicit Pages(std::span<const Asset> assets) : assets_(assets) {}

  /// Whether a browser asks for a page or a file of it. Never true for a signed request: where a page and an
  /// operation share an address (GET /), AWS's clients keep their answer.
  static bool owns(const gateway::HttpRequest& request);
  gateway::HttpResponse answer(const gateway::HttpRequest& request) const;

 private:
  const Asset* find(std::string_view path) const;

  std::span<const Asset> assets_;
};

}  // namespace groundwork::http
