#include "services/table.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace groundwork::services {

Table::Table(const shape::Service& model, Refuse refuse)
    : model_(&model), refuse_(std::move(refuse)), by_index_(model.operations.size()) {
  if (!refuse_) {
    refuse_ = [](const std::vector<shape::Violation>& violations) {
      return aws::validation_error(shape::validation_message(violations));
    };
  }
}

Handler& Table::add(std::string_view operation) {
  const shape::Operation* model = model_->find(operation);
  if (model == nullptr)
    throw std::logic_error(fmt::format("{} has no operation {}", model_->name, operation));
  if (find(operation) != nullptr) throw std::logic_error(fmt::format("{} is there twice", operation));
  handlers_.push_back({.operation = model, .writes = !model->readonly, .accesses = {}, .handle = {}});
  by_index_[static_cast<std::size_t>(model - model_->operations.data())] = &handlers_.back();
  return handlers_.back();
}

void Table::check(const Handler& handler, const shape::Shape& input, const shape::Shape& output) {
  if (handler.operation->input != &input || handler.operation->output != &output) {
    throw std::logic_error(fmt::format("{}: takes {} and gives {}, not {} and {}", handler.operation->name,
                                       handler.operation->input->name, handler.operation->output->name,
                                       input.name, output.name));
  }
}

void Table::with_accesses(std::string_view operation, void (*change)(Call&, Accesses&)) {
  for (Handler& handler : handlers_) {
    if (handler.operation->name != operation) continue;
    handler.accesses = [inner = handler.accesses, change](Call& call, const void* input) {
      Accesses accesses = inner(call, input);
      change(call, accesses);
      return accesses;
    };
  }
}

Table& Table::reads() {
  handlers_.back().writes = false;
  return *this;
}

Table& Table::writes() {
  handlers_.back().writes = true;
  return *this;
}

const Handler* Table::find(std::string_view operation) const {
  for (const Handler& handler : handlers_) {
    if (handler.operation->name == operation) return &handler;
  }
  return nullptr;
}

const Handler* Table::find(const shape::Operation& operation) const {
  return by_index_[static_cast<std::size_t>(&operation - model_->operations.data())];
}

}  // namespace groundwork::services
