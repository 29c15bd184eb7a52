#include "plane/identities/aws_managed_policies.hpp"

#include <charconv>
#include <list>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/inflate.hpp"
#include "base/text.hpp"

namespace groundwork::plane {

// Embedded at build time; the format is told in tools/managed_policies.py.
extern const std::string_view kAwsPolicyIndex;
extern const std::string_view kAwsPolicyChunks;

namespace {

constexpr std::size_t kKeptDocuments = 16;
constexpr std::size_t kIdSize = 17;

struct Chunk {
  std::size_t begin, packed_size, size;
};

struct Catalogue {
  std::vector<Chunk> chunks;
  std::vector<AwsPolicyVersion> versions;
  std::vector<AwsManagedPolicy> policies;
  std::unordered_map<std::string_view, std::size_t> by_resource;  ///< `/path/name`
};

/// The words of one line of the index.
class Words {
 public:
  explicit Words(std::string_view line) : words_(base::split(line, ' ')) {}

  std::string_view text(std::size_t at) const { return words_.at(at); }
  std::int64_t number(std::size_t at) const {
    const std::string_view word = text(at);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) {
      throw std::logic_error(fmt::format("the index of AWS's policies holds `{}` for a number", word));
    }
    return value;
  }
  std::size_t size(std::size_t at) const { return static_cast<std::size_t>(number(at)); }
  std::uint32_t small(std::size_t at) const { return static_cast<std::uint32_t>(number(at)); }

 private:
  std::vector<std::string_view> words_;
};

AwsManagedPolicy read_policy(const Words& words) {
  const std::string_view resource = words.text(1);
  const std::size_t name = resource.rfind('/') + 1;
  return {.path = resource.substr(0, name),
          .name = resource.substr(name),
          .created_at = base::Instant::from_seconds(words.number(2)),
          .updated_at = base::Instant::from_seconds(words.number(3)),
          .versions = {}};
}

AwsPolicyVersion read_version(const Words& words) {
  return {.version = words.number(1),
          .created_at = base::Instant::from_seconds(words.number(2)),
          .chunk = words.small(3),
          .begin = words.small(4),
          .size = words.small(5)};
}

Catalogue read_catalogue() {
  Catalogue made;
  std::vector<std::size_t> counts;  // of versions, a policy
  for (const std::string_view line : base::split(kAwsPolicyIndex, '\n')) {
    if (line.empty()) continue;
    const Words words(line);
    if (words.text(0) == "chunk") {
      made.chunks.push_back({words.size(1), words.size(2), words.size(3)});
    } else if (words.text(0) == "policy") {
      made.by_resource.emplace(words.text(1), made.policies.size());
      made.policies.push_back(read_policy(words));
      counts.push_back(0);
    } else {
      made.versions.push_back(read_version(words));
      ++counts.back();
    }
  }
  std::span<const AwsPolicyVersion> rest = made.versions;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    made.policies[i].versions = rest.first(counts[i]);
    rest = rest.subspan(counts[i]);
  }
  return made;
}

const Catalogue& catalogue() {
  static const Catalogue kCatalogue = read_catalogue();
  return kCatalogue;
}

std::string inflate_chunk(const Chunk& chunk) {
  return base::inflate(kAwsPolicyChunks.substr(chunk.begin, chunk.packed_size), chunk.size);
}

/// The documents that were asked for last, newest in front.
class RecentDocuments {
 public:
  using Document = std::shared_ptr<const std::string>;

  Document find(const AwsPolicyVersion& version) {
    const std::lock_guard lock(mutex_);
    for (auto at = kept_.begin(); at != kept_.end(); ++at) {
      if (at->first != &version) continue;
      kept_.splice(kept_.begin(), kept_, at);
      return kept_.front().second;
    }
    return nullptr;
  }
  void keep(const AwsPolicyVersion& version, Document document) {
    const std::lock_guard lock(mutex_);
    kept_.emplace_front(&version, std::move(document));
    if (kept_.size() > kKeptDocuments) kept_.pop_back();
  }

 private:
  std::mutex mutex_;
  std::list<std::pair<const AwsPolicyVersion*, Document>> kept_;
};

}  // namespace

std::string AwsManagedPolicy::arn() const { return fmt::format("{}{}{}", kAwsPolicyArnPrefix, path, name); }

std::string AwsManagedPolicy::id() const {
  return "ANPA" + base::base32(base::sha256(arn())).substr(0, kIdSize);
}

std::span<const AwsManagedPolicy> aws_managed_policies() { return catalogue().policies; }

const AwsManagedPolicy* find_aws_managed_policy(std::string_view arn) {
  if (!arn.starts_with(kAwsPolicyArnPrefix)) return nullptr;
  const auto found = catalogue().by_resource.find(arn.substr(kAwsPolicyArnPrefix.size()));
  return found == catalogue().by_resource.end() ? nullptr : &catalogue().policies[found->second];
}

std::shared_ptr<const std::string> aws_policy_document(const AwsPolicyVersion& version) {
  static RecentDocuments recent;
  if (auto document = recent.find(version)) return document;
  const std::string chunk = inflate_chunk(catalogue().chunks.at(version.chunk));
  auto document = std::make_shared<const std::string>(chunk.substr(version.begin, version.size));
  recent.keep(version, document);
  return document;
}

}  // namespace groundwork::plane
