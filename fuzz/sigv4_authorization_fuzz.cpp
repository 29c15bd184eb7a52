// Reads a request head of any shape, and then holds that a request which we sign is one that we verify.
// Input: method, target, `name:value` lines, an empty line, the body.
#include <cstdint>
#include <cstdlib>

#include "base/text.hpp"
#include "sigv4/canonical.hpp"
#include "sigv4/sign.hpp"
#include "sigv4/verify.hpp"

namespace {

using namespace groundwork;

constexpr std::string_view kRegions[] = {"us-east-1"};
constexpr base::Instant kAt = base::Instant::from_seconds(1440938160);
const aws::Credentials kKey{
    .access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret", .session_token = "token"};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

void require(bool holds) {
  if (!holds) std::abort();
}

const sigv4::Expectations& expectations(std::string_view method) {
  static const sigv4::Expectations iam{.service = "iam", .regions = kRegions};
  static const sigv4::Expectations s3{.service = "s3", .regions = kRegions};
  return method.size() % 2 == 0 ? s3 : iam;
}

void read_any(const sigv4::RequestView& request) {
  const auto& expected = expectations(request.method);
  const auto result = sigv4::parse_authorization(request, kAt, expected);
  const auto* credential = std::get_if<sigv4::Credential>(&result);
  if (credential == nullptr) return;
  const auto key =
      sigv4::SigningKey::derive("another secret", credential->date, "us-east-1", expected.service);
  require(!sigv4::verify_signature(*credential, key));
  sigv4::signature_mismatch(*credential, expected.rules);
}

/// Names that HTTP does not allow never reach the library, and names that signing itself adds would stand
/// twice.
bool is_unfit(const sigv4::Header& header) {
  const std::string& name = header.first;
  const bool is_name =
      !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
  return !is_name || name == "authorization" || name == "host" || name.starts_with("x-amz-");
}

void sign_and_verify(const sigv4::RequestView& request, sigv4::Headers headers) {
  std::erase_if(headers, is_unfit);
  headers.emplace_back("host", "localhost");
  const auto& expected = expectations(request.method);
  const sigv4::RequestView bare{request.method, request.target, headers, request.body};
  for (auto& header : sigv4::sign(bare, kKey, {"us-east-1", std::string(expected.service)}, kAt)) {
    headers.push_back(std::move(header));
  }
  const auto result =
      sigv4::parse_authorization({request.method, request.target, headers, request.body}, kAt, expected);
  const auto* credential = std::get_if<sigv4::Credential>(&result);
  if (credential == nullptr) return;  // a target that cannot be read, or one that has a signature of its own
  const auto key =
      sigv4::SigningKey::derive(kKey.secret_access_key, credential->date, "us-east-1", expected.service);
  require(sigv4::verify_signature(*credential, key));
  require(credential->session_token == kKey.session_token);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string_view method = take_line(rest), target = take_line(rest);
  sigv4::Headers headers;
  for (std::string_view line = take_line(rest); !line.empty(); line = take_line(rest)) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    headers.emplace_back(base::lower(line.substr(0, colon)), line.substr(std::min(colon + 1, line.size())));
  }
  const sigv4::RequestView request{method, target, headers, rest};
  read_any(request);
  sign_and_verify(request, headers);
  return 0;
}
