#include "client/transport.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "client/curl_handle.hpp"

namespace groundwork::client {
namespace {

/// What libcurl's callbacks write to.
struct Reception {
  HttpResponse response;
  std::size_t body_bytes_max;
  bool too_large = false;
};

std::size_t receive_body(char* data, std::size_t, std::size_t count, void* context) {
  auto& reception = *static_cast<Reception*>(context);
  if (reception.response.body.size() + count > reception.body_bytes_max) {
    reception.too_large = true;
    return 0;
  }
  reception.response.body.append(data, count);
  return count;
}

std::size_t receive_header(char* data, std::size_t, std::size_t count, void* context) {
  auto& headers = static_cast<Reception*>(context)->response.headers;
  const std::string_view line(data, count);
  if (line.starts_with("HTTP/")) {
    headers.clear();  // a final answer after an interim one
  } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    headers.emplace_back(base::lower(line.substr(0, colon)), std::string(base::trim(line.substr(colon + 1))));
  }
  return count;
}

void append(CurlList& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());
  list.reset(longer);
}

/// The request's headers and no others: libcurl's own would not be signed. An empty value is written `name;`.
CurlList header_list(const Headers& headers) {
  CurlList list;
  for (const auto& [name, value] : headers) append(list, value.empty() ? name + ";" : name + ": " + value);
  for (const std::string own : {"accept", "content-type", "expect"}) {
    bool given = false;
    for (const auto& [name, value] : headers) given |= name == own;
    if (!given) append(list, own + ":");
  }
  return list;
}

/// `https://host:port`: all that an error may say of a URL, whose query may be a signature.
std::string_view origin(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  return url.substr(0, url.find_first_of("/?#", host));
}

bool may_retry(CURLcode code) {
  constexpr std::array kTransient{CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
                                  CURLE_OPERATION_TIMEDOUT,   CURLE_GOT_NOTHING,
                                  CURLE_SEND_ERROR,           CURLE_RECV_ERROR,
                                  CURLE_PARTIAL_FILE,         CURLE_COULDNT_RESOLVE_PROXY};
  return std::find(kTransient.begin(), kTransient.end(), code) != kTransient.end();
}

}  // namespace

struct Transport::Handle : CurlHandle {
  void set_policy(const TransportOptions& options, const HttpRequest& request);
  void set_request(const HttpRequest& request, const CurlList& headers);
};

void Transport::Handle::set_policy(const TransportOptions& options, const HttpRequest& request) {
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout_ms));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout_ms.value_or(options.timeout_ms)));
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
  if (request.direct) set(CURLOPT_PROXY, "");
}

void Transport::Handle::set_request(const HttpRequest& request, const CurlList& headers) {
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_HTTPHEADER, headers.get());
  if (request.method == "HEAD") {
    set(CURLOPT_NOBODY, 1L);
  } else if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.data());
  }
  set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

TransportOptions transport_options(const Environment& environment) {
  return {.ca_file = environment("AWS_CA_BUNDLE").value_or("")};
}

Transport::Transport(TransportOptions options)
    : options_(std::move(options)), handle_(std::make_unique<Handle>()) {}
Transport::~Transport() = default;
Transport::Transport(Transport&&) noexcept = default;
Transport& Transport::operator=(Transport&&) noexcept = default;

HttpResponse Transport::send(const HttpRequest& request) {
  const CurlList headers = header_list(request.headers);
  Reception reception{{}, options_.body_bytes_max};
  std::array<char, CURL_ERROR_SIZE> reason{};
  curl_easy_reset(handle_->easy);  // keeps the connections
  handle_->set_policy(options_, request);
  handle_->set_request(request, headers);
  handle_->set(CURLOPT_WRITEFUNCTION, &receive_body);
  handle_->set(CURLOPT_WRITEDATA, &reception);
  handle_->set(CURLOPT_HEADERFUNCTION, &receive_header);
  handle_->set(CURLOPT_HEADERDATA, &reception);
  handle_->set(CURLOPT_ERRORBUFFER, reason.data());

  const CURLcode code = curl_easy_perform(handle_->easy);
  if (reception.too_large) {
    throw TransportError(
        fmt::format("{}: the answer has more than {} bytes", origin(request.url), options_.body_bytes_max),
        false);
  }
  if (code != CURLE_OK) {
    std::string why = reason[0] != '\0' ? reason.data() : curl_easy_strerror(code);
    if (code == CURLE_PEER_FAILED_VERIFICATION) why += " (AWS_CA_BUNDLE names the certificate to trust)";
    throw TransportError(fmt::format("{}: {}", origin(request.url), why), may_retry(code));
  }
  long status = 0;
  curl_easy_getinfo(handle_->easy, CURLINFO_RESPONSE_CODE, &status);
  reception.response.status = static_cast<int>(status);
  return std::move(reception.response);
}

std::string_view HttpResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace groundwork::client
