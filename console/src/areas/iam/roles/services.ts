/** Services that people make roles for, by their principals. Any other one can be typed. */
export const SERVICES: [principal: string, title: string][] = [
  ["ec2.amazonaws.com", "Amazon EC2"],
  ["lambda.amazonaws.com", "AWS Lambda"],
  ["ecs-tasks.amazonaws.com", "Amazon ECS tasks"],
  ["eks.amazonaws.com", "Amazon EKS clusters"],
  ["pods.eks.amazonaws.com", "Amazon EKS pods"],
  ["apigateway.amazonaws.com", "Amazon API Gateway"],
  ["backup.amazonaws.com", "AWS Backup"],
  ["batch.amazonaws.com", "AWS Batch"],
  ["cloudformation.amazonaws.com", "AWS CloudFormation"],
  ["cloudtrail.amazonaws.com", "AWS CloudTrail"],
  ["codebuild.amazonaws.com", "AWS CodeBuild"],
  ["codepipeline.amazonaws.com", "AWS CodePipeline"],
  ["config.amazonaws.com", "AWS Config"],
  ["events.amazonaws.com", "Amazon EventBridge rules"],
  ["firehose.amazonaws.com", "Amazon Data Firehose"],
  ["glue.amazonaws.com", "AWS Glue"],
  ["monitoring.rds.amazonaws.com", "Amazon RDS enhanced monitoring"],
  ["s3.amazonaws.com", "Amazon S3"],
  ["sagemaker.amazonaws.com", "Amazon SageMaker"],
  ["scheduler.amazonaws.com", "Amazon EventBridge Scheduler"],
  ["ssm.amazonaws.com", "AWS Systems Manager"],
  ["states.amazonaws.com", "AWS Step Functions"],
  ["vpc-flow-logs.amazonaws.com", "Amazon VPC flow logs"],
];

/** With a role for it goes an instance profile. */
export const EC2 = "ec2.amazonaws.com";
