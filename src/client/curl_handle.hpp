#pragma once

#include <memory>
#include <new>
#include <stdexcept>

#include <curl/curl.h>
#include <fmt/format.h>

namespace groundwork::client {

/// One of libcurl's easy handles, which keeps its connections between two transfers.
struct CurlHandle {
  CurlHandle() : easy(make()) {}
  ~CurlHandle() { curl_easy_cleanup(easy); }
  CurlHandle(const CurlHandle&) = delete;
  CurlHandle& operator=(const CurlHandle&) = delete;

  /// Throws std::runtime_error where libcurl does not know the option.
  template <class Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(easy, option, value) != CURLE_OK) {
      throw std::runtime_error(fmt::format("libcurl refused the option {}", static_cast<int>(option)));
    }
  }

  CURL* easy;

 private:
  static CURL* make() {
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (initialised != CURLE_OK) throw std::runtime_error("libcurl could not be initialised");
    CURL* made = curl_easy_init();
    if (made == nullptr) throw std::bad_alloc();
    return made;
  }
};

struct FreeCurlList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeCurlList>;

}  // namespace groundwork::client
